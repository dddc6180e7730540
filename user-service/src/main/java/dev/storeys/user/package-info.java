/** The users module: who a customer is, and how they prove it. */
@NullMarked
package dev.storeys.user;

import org.jspecify.annotations.NullMarked;
