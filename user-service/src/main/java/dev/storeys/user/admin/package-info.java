/** The first administrator, made from settings. */
@NullMarked
package dev.storeys.user.admin;

import org.jspecify.annotations.NullMarked;
