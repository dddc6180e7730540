/** The five domain modules in one process, with neighbours called in memory. */
@NullMarked
package dev.storeys.monolith;

import org.jspecify.annotations.NullMarked;
