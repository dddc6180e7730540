/** Storeys beside a peer, in one run: what is reported is the ratio. */
@NullMarked
package dev.storeys.bench;

import org.jspecify.annotations.NullMarked;
