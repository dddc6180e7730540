/** Tells customers what happens to their orders: in the shop and by e-mail. */
@NullMarked
package dev.storeys.notification;

import org.jspecify.annotations.NullMarked;
