/** What the tests of all modules share: real servers to run against and the rules of the house. */
@NullMarked
package dev.storeys.testing;

import org.jspecify.annotations.NullMarked;
