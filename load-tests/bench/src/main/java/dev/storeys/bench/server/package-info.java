/** The servers that both sides work on: processes of their own that end with the run. */
@NullMarked
package dev.storeys.bench.server;

import org.jspecify.annotations.NullMarked;
