/** The storefront's files. */
@NullMarked
package dev.storeys.gateway.page;

import org.jspecify.annotations.NullMarked;
