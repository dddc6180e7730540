/** What every kind of server owes the supervisor, and how to ask one whether it is ready. */
@NullMarked
package dev.storeys.stack.server;

import org.jspecify.annotations.NullMarked;
