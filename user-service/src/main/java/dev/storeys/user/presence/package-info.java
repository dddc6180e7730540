/** Presence: which sessions are open, as every request with an access token asks. */
@NullMarked
package dev.storeys.user.presence;

import org.jspecify.annotations.NullMarked;
