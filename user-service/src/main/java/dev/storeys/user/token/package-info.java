/** Access tokens: the signing keys, their public half, and the tokens signed with them. */
@NullMarked
package dev.storeys.user.token;

import org.jspecify.annotations.NullMarked;
