package dev.storeys.bench.side;

import dev.storeys.bench.server.Broker;
import dev.storeys.bench.server.Postgres;
import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.outbox.Outboxes;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The platform's outbox to Kafka. A backlog becomes visible by one commit, and the clock runs from
 * there until the broker has all of it.
 */
final class Relay implements Side {

    static final String TOPIC = "bench.events";
    static final String PEER_TOPIC = "bench.peer";

    private static final int FIRST_BACKLOG = 50_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Backlog backlog;
    private final Offsets arrived;

    private int events;
    private long target;
    private long visible;
    private double lastRate;

    private Relay(Backlog backlog, Offsets arrived) {
        this.backlog = backlog;
        this.arrived = arrived;
    }

    /**
     * The outbox beside Kafka's own producer test, with the producer's settings of the platform.
     */
    static Match match() throws Exception {
        Postgres postgres = Postgres.start();
        Broker broker = Broker.start(TOPIC, PEER_TOPIC);
        ConfigurableApplicationContext module = start(postgres, broker);
        Offsets arrived = new Offsets(broker.admin(), TOPIC);
        Backlog backlog = Backlog.of(module);
        Contest contest =
                new Contest(
                        "outbox",
                        "outbox events/s",
                        Contest.PER_SECOND,
                        new Relay(backlog, arrived),
                        peer(broker, module.getBean(Environment.class)),
                        new Goal(0.2, 0.6),
                        new Arrival(backlog, broker),
                        new Drain(backlog, module.getBean(Outboxes.class), arrived),
                        postgres.processors());
        return Match.of(contest, postgres, broker, arrived, module);
    }

    private static Side peer(Broker broker, Environment settings) {
        return new ProducerTest(broker, Backlog.PAYLOAD, settings);
    }

    private static ConfigurableApplicationContext start(Postgres postgres, Broker broker) {
        return Modules.start(
                Application.class,
                postgres,
                "storeys.events.transport=kafka",
                "spring.kafka.bootstrap-servers=" + broker.address());
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        ModuleSchema benchSchema() {
            return new ModuleSchema(Backlog.SCHEMA, Relay.class);
        }
    }

    @Override
    public String name() {
        return "outbox to Kafka";
    }

    @Override
    public void prepare(Duration window) throws Exception {
        events = (int) Math.max(FIRST_BACKLOG, lastRate * window.toSeconds());
        target = arrived.sum() + events;
        visible = backlog.write(events);
    }

    @Override
    public Work work(Duration window) throws Exception {
        if (arrived.await(target, visible + window.plus(PATIENCE).toNanos()) < target) {
            throw new IllegalStateException("Of %d events, Kafka has not all".formatted(events));
        }
        Work work = Work.since(visible, events);
        lastRate = work.figure();
        return work;
    }
}
