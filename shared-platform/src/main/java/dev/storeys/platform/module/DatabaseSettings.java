package dev.storeys.platform.module;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** Where the data lies: {@code storeys.database}. */
@Validated
@ConfigurationProperties("storeys.database")
record DatabaseSettings(@Valid Node main) {

    /**
     * One PostgreSQL.
     *
     * @param primary its JDBC URL
     * @param poolSize connections at most; also the bound of concurrent statements
     * @param acquireTimeout how long a request waits for a connection before it is refused
     * @param answerTimeout how long a statement may keep its request waiting; whole seconds
     */
    record Node(
            @NotBlank String primary,
            @DefaultValue("storeys") String username,
            @DefaultValue("storeys") String password,
            @Positive @DefaultValue("10") int poolSize,
            @DefaultValue("2s") Duration acquireTimeout,
            @DurationMin(seconds = 1) @DefaultValue("8s") Duration answerTimeout) {}
}
