package dev.storeys.platform.database;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.validation.annotation.Validated;

/** Where the data lies: {@code storeys.database}. */
@Validated
@ConfigurationProperties("storeys.database")
public record DatabaseSettings(@Valid Node main) {

    /**
     * One PostgreSQL, and the standby servers that follow it.
     *
     * @param primary its JDBC URL; several hosts with {@code targetServerType=primary} if one of
     *     them may take over
     * @param replicas the JDBC URLs of its standby servers, one host each; they answer reads
     * @param poolSize connections to each server at most; also the bound of concurrent statements
     * @param acquireTimeout how long a request waits for a connection before it is refused
     * @param answerTimeout how long a statement may keep its request waiting; whole seconds
     */
    public record Node(
            @NotBlank String primary,
            @DefaultValue List<@NotBlank String> replicas,
            @DefaultValue("storeys") String username,
            @DefaultValue("storeys") String password,
            @Positive @DefaultValue("10") int poolSize,
            @DefaultValue("2s") Duration acquireTimeout,
            @DurationMin(seconds = 1) @DefaultValue("8s") Duration answerTimeout) {

        /** One that is named twice would be asked twice as often, and still be one. */
        public Node {
            replicas = List.copyOf(replicas);
            Assert.isTrue(
                    new HashSet<>(replicas).size() == replicas.size(),
                    "A database names a replica twice: " + replicas);
        }
    }
}
