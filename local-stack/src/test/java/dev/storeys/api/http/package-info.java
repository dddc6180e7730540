/** Requests as clients of all kinds send them, and what they get back. */
@NullMarked
package dev.storeys.api.http;

import org.jspecify.annotations.NullMarked;
