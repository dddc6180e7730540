/** Kafka: one process that is broker and controller at once. */
@NullMarked
package dev.storeys.stack.kafka;

import org.jspecify.annotations.NullMarked;
