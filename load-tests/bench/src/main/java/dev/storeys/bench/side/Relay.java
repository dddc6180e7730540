package dev.storeys.bench.side;

import dev.storeys.bench.server.Broker;
import dev.storeys.bench.server.Postgres;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.outbox.Outbox;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The platform's outbox to Kafka. A backlog becomes visible by one commit, and the clock runs from
 * there until the broker has all of it.
 */
final class Relay implements Side {

    static final String TOPIC = "bench.events";
    static final String PEER_TOPIC = "bench.peer";

    private static final int FIRST_BACKLOG = 5_000;

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Offsets arrived;

    private double lastRate;

    private Relay(ConfigurableApplicationContext module, Broker broker) {
        this.outbox = module.getBean(Outboxes.class).of(Application.SCHEMA);
        this.transaction = module.getBean(TransactionTemplate.class);
        this.arrived = new Offsets(broker.admin(), TOPIC);
    }

    /**
     * The outbox beside Kafka's own producer test, with the producer's settings of the platform.
     */
    static Contest contest() throws Exception {
        Postgres postgres = Postgres.start();
        Broker broker = Broker.start(TOPIC, PEER_TOPIC);
        ConfigurableApplicationContext module =
                Modules.start(
                        Application.class,
                        postgres,
                        "storeys.events.transport=kafka",
                        "spring.kafka.bootstrap-servers=" + broker.address());
        Relay relay = new Relay(module, broker);
        return new Contest(
                "outbox events/s",
                relay,
                new ProducerTest(broker, Event.SIZE),
                0.2,
                0.6,
                new Arrival(relay, broker),
                List.of(postgres, broker, relay.arrived, module));
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        static final String SCHEMA = "bench";

        @Bean
        ModuleSchema benchSchema() {
            return new ModuleSchema(SCHEMA);
        }
    }

    /** As large as the shop's own events. */
    record Event(String type, String orderId, String userId, String note) {

        static final int SIZE = 250;

        static Event next() {
            return new Event(
                    "bench",
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    "x".repeat(120));
        }
    }

    @Override
    public String name() {
        return "outbox to Kafka";
    }

    @Override
    public double rate(Duration window) throws Exception {
        int backlog =
                lastRate == 0
                        ? FIRST_BACKLOG
                        : (int) Math.max(FIRST_BACKLOG, lastRate * window.toSeconds());
        long target = arrived.sum() + backlog;
        Clock clock = new Clock();
        transaction.executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(clock);
            for (int event = 0; event < backlog; event++) {
                append(UUID.randomUUID().toString());
            }
        });
        arrived.await(target);
        lastRate = backlog * 1e9 / (System.nanoTime() - clock.start);
        return lastRate;
    }

    private void append(String key) {
        outbox.append(TOPIC, key, Event.next());
    }

    /** Writes one event of that key in a transaction of its own. */
    void commit(String key) {
        transaction.executeWithoutResult(status -> append(key));
    }

    private static final class Clock implements TransactionSynchronization {

        private long start;

        @Override
        public void afterCommit() {
            start = System.nanoTime();
        }
    }
}
