/** Events that consumers of the running stage refused, asked for at each application. */
@NullMarked
package dev.storeys.stack.deadletter;

import org.jspecify.annotations.NullMarked;
