/** Sessions: login, refresh and logout, each session a family of refresh tokens. */
@NullMarked
package dev.storeys.user.session;

import org.jspecify.annotations.NullMarked;
