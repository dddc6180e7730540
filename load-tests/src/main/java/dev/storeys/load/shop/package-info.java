/** The shop as a run finds it: its products, and the accounts opened for the run. */
@NullMarked
package dev.storeys.load.shop;

import org.jspecify.annotations.NullMarked;
