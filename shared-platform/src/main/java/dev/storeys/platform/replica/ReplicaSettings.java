package dev.storeys.platform.replica;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When a standby server may be read from: {@code storeys.replicas}.
 *
 * @param maxLag one that is further behind is not read from
 * @param interval between two looks at each server
 * @param acquireTimeout how long a read waits for a standby's connection before it takes another
 * @param answerTimeout how long a standby may take for a statement before the primary is asked;
 *     whole seconds
 * @param fallback connections to the primary at most for reads that no standby can answer, in
 *     percent of its pool; they are in addition to those of the pool
 */
@Validated
@ConfigurationProperties("storeys.replicas")
record ReplicaSettings(
        @DefaultValue("5s") Duration maxLag,
        @DurationMin(millis = 10) @DefaultValue("500ms") Duration interval,
        @DurationMin(millis = 250) @DefaultValue("500ms") Duration acquireTimeout,
        @DurationMin(seconds = 1) @DefaultValue("2s") Duration answerTimeout,
        @Positive @DefaultValue("50") int fallback) {}
