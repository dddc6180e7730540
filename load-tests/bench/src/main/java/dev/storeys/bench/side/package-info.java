/** What is measured: modules of the shop, and the programs they are held against. */
@NullMarked
package dev.storeys.bench.side;

import org.jspecify.annotations.NullMarked;
