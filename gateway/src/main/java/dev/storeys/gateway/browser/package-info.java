/** What browsers are told: which pages may call the API, and what they may do with answers. */
@NullMarked
package dev.storeys.gateway.browser;

import org.jspecify.annotations.NullMarked;
