package dev.storeys.gateway.overload;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How slow a client may be; whoever is slower is cut off.
 *
 * @param head from the first byte of a request's head to its last
 * @param body from there to the last byte of its body
 * @param reading until a piece of an answer, some tens of kilobytes, has been taken; it is noticed
 *     in twice that at most
 */
@ConfigurationProperties("storeys.overload.clients")
record ClientSettings(
        @DefaultValue("10s") Duration head,
        @DefaultValue("30s") Duration body,
        @DefaultValue("30s") Duration reading) {

    ClientSettings {
        Map.of("head", head, "body", body, "reading", reading)
                .forEach((name, time) ->
                        Assert.isTrue(
                                time.toMillis() > 0,
                                () -> "storeys.overload.clients." + name + " must be over 0"));
    }
}
