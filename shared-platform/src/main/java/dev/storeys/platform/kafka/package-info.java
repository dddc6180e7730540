/** Events between processes: Kafka as the outbox's transport and the inbox's source. */
@NullMarked
package dev.storeys.platform.kafka;

import org.jspecify.annotations.NullMarked;
