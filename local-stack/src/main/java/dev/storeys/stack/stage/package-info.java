/** What each stage consists of, as data: components, what they need and their settings. */
@NullMarked
package dev.storeys.stack.stage;

import org.jspecify.annotations.NullMarked;
