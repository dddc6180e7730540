/** What the shop tells its customers, while they watch: streams of server-sent events. */
@NullMarked
package dev.storeys.notification.live;

import org.jspecify.annotations.NullMarked;
