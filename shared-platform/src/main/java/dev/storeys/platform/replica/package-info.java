/**
 * Reads from standby servers: which one answers, who must not see less than he has written, and
 * what happens when one dies. Off until replicas are configured.
 */
@NullMarked
package dev.storeys.platform.replica;

import org.jspecify.annotations.NullMarked;
