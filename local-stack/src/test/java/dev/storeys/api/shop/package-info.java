/** People and things of the shop, so that tests read as what people do there. */
@NullMarked
package dev.storeys.api.shop;

import org.jspecify.annotations.NullMarked;
