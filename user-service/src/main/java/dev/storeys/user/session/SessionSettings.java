package dev.storeys.user.session;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How long an unused refresh token is good for. */
@Validated
@ConfigurationProperties("storeys.user.sessions")
record SessionSettings(@DefaultValue("30d") @DurationMin(minutes = 1) Duration refreshTokenLife) {}
