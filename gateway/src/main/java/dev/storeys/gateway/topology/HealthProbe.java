package dev.storeys.gateway.topology;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.TcpClient;

/** Asks one service how it is: its readiness where that can be asked, else whether it listens. */
@Component
final class HealthProbe {

    private static final int HTTP_PORT = 80;

    private final TopologySettings settings;

    HealthProbe(TopologySettings settings) {
        this.settings = settings;
    }

    Mono<String> health(URI service, @Nullable URI management) {
        Duration timeout = settings.timeout();
        Mono<Boolean> up = management == null ? listens(service) : ready(management);
        return up.timeout(timeout).onErrorReturn(false).map(isUp -> isUp ? "UP" : "DOWN");
    }

    private static Mono<Boolean> ready(URI management) {
        return HttpClient.newConnection()
                .get()
                .uri(management + "/actuator/health/readiness")
                .response()
                .map(response -> response.status().code() == 200);
    }

    private static Mono<Boolean> listens(URI service) {
        int port = service.getPort() < 0 ? HTTP_PORT : service.getPort();
        return TcpClient.newConnection()
                .host(service.getHost())
                .port(port)
                .connect()
                .map(connection -> {
                    connection.dispose();
                    return true;
                });
    }
}
