/** Accounts: registration, profile, and what others may know of a user. */
@NullMarked
package dev.storeys.user.account;

import org.jspecify.annotations.NullMarked;
