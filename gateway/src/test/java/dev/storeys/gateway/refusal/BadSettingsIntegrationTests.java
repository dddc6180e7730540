package dev.storeys.gateway.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storeys.gateway.GatewayApplication;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Settings that cannot be meant stop the start, with the reason and nothing else. */
@ExtendWith(OutputCaptureExtension.class)
class BadSettingsIntegrationTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "storeys.limits.read.burst=99 | storeys.limits.read.burst (99) is below storeys.limits.read.rate (100); it must be at least as much",
                "storeys.balancer.algorithm=fastest | storeys.balancer.algorithm cannot be 'fastest'; possible are round-robin, least-connections, weighted, ip-hash, sticky",
                "storeys.balancer.weights=0,0 | storeys.balancer.weights: at least one must be over 0, else all are backups",
                "storeys.routes.order= | storeys.routes.order is not set",
                "storeys.routes.order=order:8081 | storeys.routes.order: 'order:8081' is no address such as http://localhost:8081",
                "storeys.limits.read.rate=many | storeys.limits.read.rate cannot be 'many'",
                "storeys.web.trusted-proxies=10.0.0.0/99 | storeys.web.trusted-proxies: '10.0.0.0/99' is no network such as 10.0.0.0/8"
            })
    void stopTheStartWithOneLine(String setting, String reason, CapturedOutput output) {
        assertThatThrownBy(() -> start(setting)).isInstanceOf(Exception.class);
        List<String> complaints =
                output.getAll()
                        .lines()
                        .filter(line -> !line.contains(" INFO ") && !line.isBlank())
                        .filter(line -> line.contains("gateway") || line.contains("\tat "))
                        .toList();
        assertThat(complaints)
                .singleElement()
                .asString()
                .endsWith("The gateway cannot start: " + reason);
    }

    private static void start(String setting) {
        Stream<String> needed =
                Stream.of("user", "product", "order", "payment", "notification")
                        .map(service -> "storeys.routes.%s=http://localhost:1".formatted(service));
        Stream<String> others =
                Stream.of(
                        "server.port=0",
                        "management.server.port=0",
                        "storeys.security.jwks-uri=http://localhost:1");
        String name = setting.substring(0, setting.indexOf('=') + 1);
        String[] arguments =
                Stream.concat(
                                Stream.of(setting),
                                Stream.concat(needed, others)
                                        .filter(other -> !other.startsWith(name)))
                        .map(argument -> "--" + argument)
                        .toArray(String[]::new);
        SpringApplication.run(GatewayApplication.class, arguments).close();
    }
}
