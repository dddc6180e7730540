package dev.storeys.gateway.balance;

import io.netty.channel.ChannelOption;
import java.net.ConnectException;
import java.time.Duration;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Asks instances again and again whether they are ready, each time over a new connection: whether
 * it takes one is a part of the question.
 */
final class Lookout {

    private static final int OK = 200;

    private final BalancerSettings settings;
    private final HttpClient client;

    Lookout(BalancerSettings settings) {
        this.settings = settings;
        Duration timeout = settings.lookTimeout();
        this.client =
                HttpClient.newConnection()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) timeout.toMillis())
                        .responseTimeout(timeout);
    }

    /** Goes on until it is disposed of. */
    Disposable watch(Backend backend) {
        return look(backend)
                .then(Mono.delay(settings.lookEvery()))
                .repeat()
                // Nothing that a look meets may end the watch.
                .retry()
                .subscribe();
    }

    private Mono<Void> look(Backend backend) {
        Health health = backend.health();
        return client.get()
                .uri(backend.url() + "/readyz")
                .response()
                .timeout(settings.lookTimeout())
                .doOnNext(answer -> {
                    if (answer.status().code() == OK) {
                        health.isReady();
                    } else {
                        health.isNotReady();
                    }
                })
                .onErrorResume(failure -> {
                    told(health, failure);
                    return Mono.empty();
                })
                .then();
    }

    private static void told(Health health, Throwable failure) {
        if (failure instanceof ConnectException) {
            health.isNotReady();
        } else {
            health.isSilent();
        }
    }
}
