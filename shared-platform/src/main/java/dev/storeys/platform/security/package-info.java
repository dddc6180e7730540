/** Tokens of users and the key of services, checked by every service itself. */
@NullMarked
package dev.storeys.platform.security;

import org.jspecify.annotations.NullMarked;
