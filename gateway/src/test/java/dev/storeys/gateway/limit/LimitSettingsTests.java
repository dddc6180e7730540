package dev.storeys.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LimitSettingsTests {

    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(LimitSettings.class)
    static class Settings {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read.burst=99   | storeys.limits.read.burst (99) is below storeys.limits.read.rate (100); it must be at least as much",
                "login.rate=0    | storeys.limits.login.rate must be over 0",
                "write.period=0s | storeys.limits.write.period must be over 0",
                "flush=1ms       | storeys.limits.flush must be 10ms at least",
                "callers=0       | storeys.limits.callers must be over 0"
            })
    void refusesWhatCannotBeMeant(String setting, String reason) {
        gateway.withPropertyValues("storeys.limits." + setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(reason));
    }
}
