/** What this stage consists of and how it fares. */
@NullMarked
package dev.storeys.gateway.topology;

import org.jspecify.annotations.NullMarked;
