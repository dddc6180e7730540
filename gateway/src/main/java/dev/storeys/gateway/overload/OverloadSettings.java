package dev.storeys.gateway.overload;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How many requests each pool of instances may work on at once.
 *
 * @param enabled whether there is a bound at all
 * @param least so many requests at once are let through for each instance, however slow it is
 * @param most no more are for each instance, however fast it is; what it admits by itself is no
 *     less
 * @param slow the bound rises while answers begin within this time on average, and falls while they
 *     do not
 * @param checkout the percentage of the bound that is kept for checkouts while they need it
 * @param account the same for signing in and accounts; the rest is for looking around
 */
@ConfigurationProperties("storeys.overload")
record OverloadSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("40") int least,
        @DefaultValue("200") int most,
        @DefaultValue("250ms") Duration slow,
        @DefaultValue("75") int checkout,
        @DefaultValue("15") int account) {

    private static final int ALL = 100;

    OverloadSettings {
        Assert.isTrue(least > 0, "storeys.overload.least must be over 0");
        Assert.isTrue(
                most >= least,
                "storeys.overload.most (%d) is below storeys.overload.least (%d)"
                        .formatted(most, least));
        Assert.isTrue(slow.toMillis() > 0, "storeys.overload.slow must be over 0");
        Assert.isTrue(
                checkout > 0 && account > 0 && checkout + account < ALL,
                "storeys.overload.checkout (%d) and .account (%d) must be over 0 and leave something of 100"
                        .formatted(checkout, account));
    }

    /** The part of the bound that is kept for a priority. */
    double share(Priority priority) {
        int percent =
                switch (priority) {
                    case CHECKOUT -> checkout;
                    case ACCOUNT -> account;
                    case BROWSE -> ALL - checkout - account;
                };
        return percent / (double) ALL;
    }
}
