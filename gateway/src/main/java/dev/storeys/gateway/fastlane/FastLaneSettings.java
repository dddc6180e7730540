package dev.storeys.gateway.fastlane;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The short way for plain requests.
 *
 * @param enabled without it every request takes the filter chain
 */
@ConfigurationProperties("storeys.fast-lane")
record FastLaneSettings(@DefaultValue("true") boolean enabled) {}
