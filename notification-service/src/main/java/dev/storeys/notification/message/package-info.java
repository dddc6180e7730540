/** What the shop tells its customers: the words, and the list that they read in the shop. */
@NullMarked
package dev.storeys.notification.message;

import org.jspecify.annotations.NullMarked;
