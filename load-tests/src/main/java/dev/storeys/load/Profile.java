package dev.storeys.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.incrementUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.OpenInjectionStep;
import java.time.Duration;
import java.util.List;

/**
 * How many customers arrive, and what the shop owes them meanwhile. All are open models: customers
 * do not wait for each other, so a slow shop shows as latency and not as less load.
 */
enum Profile {

    /** Does everything work? Half a minute. */
    SMOKE(40, 0, Duration.ofSeconds(3)) {
        @Override
        List<OpenInjectionStep> arrivals(double share) {
            return List.of(
                    rampUsersPerSec(share).to(5 * share).during(10),
                    constantUsersPerSec(5 * share).during(20));
        }
    },

    /** A usual day's peak: six minutes. */
    LOAD(200, 0.1, Duration.ofSeconds(1)) {
        @Override
        List<OpenInjectionStep> arrivals(double share) {
            return List.of(
                    rampUsersPerSec(share).to(20 * share).during(60),
                    constantUsersPerSec(20 * share).during(300).randomized());
        }
    },

    /**
     * Where does it bend? Steps up to four times the peak; it may be slow, it may not fall over.
     */
    STRESS(400, 5, Duration.ofSeconds(10)) {
        @Override
        List<OpenInjectionStep> arrivals(double share) {
            return List.of(
                    incrementUsersPerSec(10 * share)
                            .times(8)
                            .eachLevelLasting(30)
                            .separatedByRampsLasting(5)
                            .startingFrom(10 * share));
        }
    },

    /** Does it stay as it was? Half the peak for an hour. */
    SOAK(200, 0.01, Duration.ofSeconds(1)) {
        @Override
        List<OpenInjectionStep> arrivals(double share) {
            return List.of(
                    rampUsersPerSec(share).to(10 * share).during(60),
                    constantUsersPerSec(10 * share).during(Duration.ofHours(1)).randomized());
        }
    };

    private final int accounts;
    private final double failedPercent;
    private final Duration p99;

    Profile(int accounts, double failedPercent, Duration p99) {
        this.accounts = accounts;
        this.failedPercent = failedPercent;
        this.p99 = p99;
    }

    /** Arrivals of a group that makes up this share (0 to 1) of all customers. */
    abstract List<OpenInjectionStep> arrivals(double share);

    /** Accounts that the buying customers take in turn. */
    int accounts() {
        return accounts;
    }

    List<Assertion> assertions() {
        return List.of(
                global().failedRequests().percent().lte(failedPercent),
                global().responseTime().percentile(99).lt(Math.toIntExact(p99.toMillis())));
    }
}
