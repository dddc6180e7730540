/** Passwords: how they are kept and checked without giving the memory away. */
@NullMarked
package dev.storeys.user.password;

import org.jspecify.annotations.NullMarked;
