package dev.storeys.load.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of the orders of a trace. Nothing was lost when sent = accepted + refused and each
 * accepted order stands once in its customer's history, and when the stock went down by what was
 * sold; every deviation is a fault.
 *
 * @param refused orders by reason
 * @param cancelled accepted orders by the reason of their cancellation
 * @param unfinished accepted orders that were neither confirmed nor cancelled in time
 * @param countedProducts whose stock was counted before and after
 * @param malformed lines of the trace that were left out
 */
public record Reconciliation(
        String trace,
        Sum recorded,
        Sum sent,
        Sum accepted,
        Map<String, Long> refused,
        long unanswered,
        Sum confirmed,
        Map<String, Long> cancelled,
        long unfinished,
        int countedProducts,
        List<String> faults,
        List<String> malformed) {

    private static final int SHOWN = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");
    private static final ObjectWriter JSON = JsonMapper.shared().writerWithDefaultPrettyPrinter();

    /** Orders with their recorded lines and units. */
    public record Sum(long orders, long lines, long units) {

        static Sum of(Collection<RecordedOrder> orders) {
            return new Sum(
                    orders.size(),
                    orders.stream().mapToLong(order -> order.lines().size()).sum(),
                    orders.stream().mapToLong(RecordedOrder::units).sum());
        }

        @Override
        public String toString() {
            return "%,d orders, %,d lines, %,d units".formatted(orders, lines, units);
        }
    }

    public boolean balanced() {
        return faults.isEmpty();
    }

    /** The same for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("Replay of %s%n".formatted(trace));
        text.append("  recorded   %s%n".formatted(recorded));
        text.append("  sent       %s%n".formatted(sent));
        text.append("  accepted   %s%n".formatted(accepted));
        text.append("  refused    %s%n".formatted(counts(refused)));
        text.append("  unanswered %d%n".formatted(unanswered));
        text.append("  confirmed  %s%n".formatted(confirmed));
        text.append("  cancelled  %s%n".formatted(counts(cancelled)));
        text.append("  unfinished %d%n".formatted(unfinished));
        text.append("  stock      of %,d products counted%n".formatted(countedProducts));
        malformed.stream().limit(SHOWN).forEach(m -> text.append("  left out: %s%n".formatted(m)));
        faults.stream().limit(SHOWN).forEach(f -> text.append("  FAULT %s%n".formatted(f)));
        text.append("  %d faults%n".formatted(faults.size()));
        return text.toString();
    }

    /** Writes it as JSON to a new file of this folder. */
    public Path writeTo(Path folder) {
        try {
            String name =
                    "replay-%s.json".formatted(TIME.format(LocalDateTime.now(ZoneOffset.UTC)));
            Path file = Files.createDirectories(folder).resolve(name);
            return Files.writeString(file, JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    private static String counts(Map<String, Long> byReason) {
        return byReason.isEmpty() ? "0" : byReason.toString();
    }
}
