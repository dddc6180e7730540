package dev.storeys.gateway.balance;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How requests are shared among the instances of a service.
 *
 * @param algorithm see {@link Algorithm}
 * @param weights for the weighted algorithm, by the place of the instance; 0 is a backup, which
 *     gets requests only while all others are away
 * @param lookEvery between two looks at an instance's {@code /readyz}
 * @param lookTimeout within which an instance must say that it is ready
 * @param missedLooks after which an instance that does not answer them is out; one that refuses is
 *     out at once
 * @param failures requests in a row that an instance may fail until it is ejected
 * @param ejection for how long, the first time; twice as long each time after
 * @param slowReturn within which an instance that was out gets back its whole share
 */
@ConfigurationProperties("storeys.balancer")
public record BalancerSettings(
        @DefaultValue("round-robin") Algorithm algorithm,
        @DefaultValue List<Integer> weights,
        @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("1s") Duration lookTimeout,
        @DefaultValue("2") int missedLooks,
        @DefaultValue("5") int failures,
        @DefaultValue("5s") Duration ejection,
        @DefaultValue("10s") Duration slowReturn) {

    /** Refuses weights that nobody could be chosen by, and limits that eject everybody. */
    public BalancerSettings {
        weights = List.copyOf(weights);
        Assert.isTrue(
                weights.stream().allMatch(weight -> weight >= 0 && weight <= 100),
                "storeys.balancer.weights: each is 0 to 100");
        Assert.isTrue(
                weights.isEmpty() || weights.stream().anyMatch(weight -> weight > 0),
                "storeys.balancer.weights: at least one must be over 0, else all are backups");
        Assert.isTrue(
                algorithm != Algorithm.WEIGHTED || !weights.isEmpty(),
                "storeys.balancer.weights is needed by storeys.balancer.algorithm=weighted");
        Assert.isTrue(failures > 0, "storeys.balancer.failures must be over 0");
        Assert.isTrue(missedLooks > 0, "storeys.balancer.missed-looks must be over 0");
    }

    /** The weight of the instance at this place. */
    int weight(int place) {
        return algorithm == Algorithm.WEIGHTED && place < weights.size() ? weights.get(place) : 1;
    }

    void fits(String pool, int instances) {
        Assert.isTrue(
                algorithm != Algorithm.WEIGHTED || weights.size() == instances,
                () ->
                        "storeys.balancer.weights has %d numbers, but %s has %d instances"
                                .formatted(weights.size(), pool, instances));
    }
}
