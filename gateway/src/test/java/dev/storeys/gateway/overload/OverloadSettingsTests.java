package dev.storeys.gateway.overload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class OverloadSettingsTests {

    private final ApplicationContextRunner gateway =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({OverloadSettings.class, ClientSettings.class})
    static class Settings {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "least=0            | storeys.overload.least must be over 0",
                "most=39            | storeys.overload.most (39) is below storeys.overload.least (40)",
                "slow=0s            | storeys.overload.slow must be over 0",
                "checkout=85        | storeys.overload.checkout (85) and .account (15) must be over 0 and leave something of 100",
                "account=0          | storeys.overload.checkout (75) and .account (0) must be over 0 and leave something of 100",
                "clients.head=0s    | storeys.overload.clients.head must be over 0",
                "clients.body=-1s   | storeys.overload.clients.body must be over 0",
                "clients.reading=0s | storeys.overload.clients.reading must be over 0"
            })
    void refusesWhatCannotBeMeant(String setting, String reason) {
        gateway.withPropertyValues("storeys.overload." + setting)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessage(reason));
    }
}
