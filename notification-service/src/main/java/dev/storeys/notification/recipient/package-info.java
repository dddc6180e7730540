/** Who gets a mail: what we know of user-service. */
@NullMarked
package dev.storeys.notification.recipient;

import org.jspecify.annotations.NullMarked;
