package dev.storeys.bench.side;

import dev.storeys.bench.server.Broker;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** The peer for events: kafka-producer-perf-test, in a process of its own. */
final class ProducerTest implements Side {

    private static final Pattern RATE =
            Pattern.compile("([0-9]+) records sent, ([0-9.]+) records/sec");

    private static final int FIRST_RECORDS = 100_000;

    private static final Duration START = Duration.ofMinutes(1);

    private final Broker broker;
    private final int recordSize;
    private final Environment settings;

    private double lastRate;

    ProducerTest(Broker broker, int recordSize, Environment settings) {
        this.broker = broker;
        this.recordSize = recordSize;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "kafka-producer-perf-test";
    }

    @Override
    public Work work(Duration window) throws Exception {
        long records = Math.max(FIRST_RECORDS, (long) (lastRate * window.toSeconds()));
        String said = Program.output(command(records), window.multipliedBy(10).plus(START));
        // It reports as it goes; the last line is of the whole.
        Matcher rate = RATE.matcher(said);
        long sent = 0;
        while (rate.find()) {
            sent = Long.parseLong(rate.group(1));
            lastRate = Double.parseDouble(rate.group(2));
        }
        if (sent != records) {
            throw new IllegalStateException("The producer test sent not all: " + said);
        }
        return new Work((double) sent, lastRate);
    }

    private List<String> command(long records) {
        return Broker.command(
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic=" + Relay.PEER_TOPIC,
                "--num-records=" + records,
                "--record-size=" + recordSize,
                "--throughput=-1",
                "--producer-props",
                "bootstrap.servers=" + broker.address(),
                setting("acks", "acks", "all"),
                setting("batch.size", "batch-size", "16384"),
                setting("linger.ms", "properties.linger.ms", "0"));
    }

    /** As the platform's own producer has it. */
    private String setting(String kafka, String spring, String otherwise) {
        return kafka + "=" + settings.getProperty("spring.kafka.producer." + spring, otherwise);
    }
}
