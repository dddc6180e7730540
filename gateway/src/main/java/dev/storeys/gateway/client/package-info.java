/** Who is asking, as far as the network can tell. */
@NullMarked
package dev.storeys.gateway.client;

import org.jspecify.annotations.NullMarked;
