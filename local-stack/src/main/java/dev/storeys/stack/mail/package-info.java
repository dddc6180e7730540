/** The mail sink: accepts every message and shows it over HTTP, delivers none. */
@NullMarked
package dev.storeys.stack.mail;

import org.jspecify.annotations.NullMarked;
