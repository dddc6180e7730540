/** A recorded order stream and the account of what became of each order. */
@NullMarked
package dev.storeys.load.replay;

import org.jspecify.annotations.NullMarked;
