package dev.storeys.platform.web;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The HTTP side of a process: {@code storeys.web}.
 *
 * @param maxBody the largest request body; larger ones are refused with 413
 * @param maxRequests how many requests are worked on at once; others are refused with 503
 * @param drain how long a process that is to end goes on serving after it has said that it is not
 *     ready; with nothing for a process that has no twin
 * @param trustedProxies networks such as 10.0.0.0/8 whose X-Forwarded-For is believed; of others
 *     the address of the connection counts
 */
@Validated
@ConfigurationProperties("storeys.web")
record WebSettings(
        @DefaultValue("1MB") DataSize maxBody,
        @Positive @DefaultValue("200") int maxRequests,
        @DefaultValue("0s") Duration drain,
        @DefaultValue
                List<
                                @Pattern(
                                        regexp = WebSettings.NETWORK,
                                        message = "must be like 10.0.0.0/8")
                                String>
                        trustedProxies) {

    static final String NETWORK = "[0-9a-fA-F.:]+/[0-9]{1,3}";
}
