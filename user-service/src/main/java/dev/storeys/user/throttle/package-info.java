/** Throttling: how many wrong passwords may be tried. */
@NullMarked
package dev.storeys.user.throttle;

import org.jspecify.annotations.NullMarked;
