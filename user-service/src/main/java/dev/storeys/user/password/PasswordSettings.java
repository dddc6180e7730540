package dev.storeys.user.password;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What one hash costs and how many are made at once; the floor is OWASP's for Argon2id. {@code
 * concurrency} defaults to the number of processors, {@code maxWait} is how long a caller waits for
 * a turn.
 */
@Validated
@ConfigurationProperties("storeys.user.passwords")
record PasswordSettings(
        @DefaultValue("19MB") DataSize memory,
        @DefaultValue("2") @Min(2) @Max(100) int iterations,
        @DefaultValue("1") @Min(1) @Max(16) int parallelism,
        @Nullable @Min(1) Integer concurrency,
        @DefaultValue("2s") Duration maxWait) {

    @AssertTrue(message = "memory must be 19 MB to 1 GB")
    boolean isMemoryStrong() {
        return memory.toMegabytes() >= 19 && memory.toMegabytes() <= 1024;
    }

    int turns() {
        return concurrency == null ? Runtime.getRuntime().availableProcessors() : concurrency;
    }
}
