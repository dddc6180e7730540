/** HTTP clients for neighbouring services, with timeouts and honest failures. */
@NullMarked
package dev.storeys.platform.client;

import org.jspecify.annotations.NullMarked;
