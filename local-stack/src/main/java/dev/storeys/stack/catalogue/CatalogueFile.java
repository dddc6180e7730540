package dev.storeys.stack.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A catalogue read from CSV: its good rows and its bad ones. */
record CatalogueFile(List<Row> rows, List<BadRow> badRows) {

    static final List<String> COLUMNS =
            List.of("sku", "name", "description", "category", "price", "currency", "quantity");

    // A quoted text may go on over lines, but a forgotten quote must not swallow the file.
    private static final int LONGEST_RECORD = 50;

    static CatalogueFile read(Path file) throws IOException {
        List<Optional<String>> lines = Lines.of(file).lines();
        if (lines.isEmpty() || lines.stream().allMatch(line -> line.orElse("?").isBlank())) {
            throw Lines.refused(file, "is empty");
        }
        CatalogueFile catalogue = new CatalogueFile(new ArrayList<>(), new ArrayList<>());
        RowReader reader = new RowReader(columns(file, lines.getFirst().orElse("")));
        int next = 1;
        while (next < lines.size()) {
            next = catalogue.take(reader, lines, next);
        }
        return catalogue;
    }

    private static Map<String, Integer> columns(Path file, String header) {
        Map<String, Integer> columns = new HashMap<>();
        List<String> names = parse(header).map(CSVRecord::toList).orElse(List.of());
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(names.get(i).strip().toLowerCase(Locale.ROOT), i);
        }
        List<String> missing =
                COLUMNS.stream().filter(column -> !columns.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw Lines.refused(
                    file,
                    "must begin with the line %s; missing: %s"
                            .formatted(String.join(",", COLUMNS), String.join(", ", missing)));
        }
        return columns;
    }

    // Reads the record that begins at this line; returns where the next one begins.
    private int take(RowReader reader, List<Optional<String>> lines, int first) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(lines.size(), first + LONGEST_RECORD);
        for (int i = first; i < end && lines.get(i).isPresent(); i++) {
            text.append(i == first ? "" : "\n").append(lines.get(i).orElseThrow());
            if (quotesMatch(text)) {
                add(reader, first + 1, text.toString());
                return i + 1;
            }
        }
        boolean readable = lines.get(first).isPresent();
        badRows.add(new BadRow(first + 1, readable ? "a quote is never closed" : "is not UTF-8"));
        return first + 1;
    }

    private void add(RowReader reader, int line, String text) {
        if (text.isBlank()) {
            return;
        }
        try {
            CSVRecord record =
                    parse(text).orElseThrow(() -> new BadValue("quotes are in the wrong place"));
            rows.add(new Row(line, reader.read(record, line)));
        } catch (BadValue bad) {
            badRows.add(new BadRow(line, bad.getMessage()));
        }
    }

    private static boolean quotesMatch(CharSequence text) {
        return text.chars().filter(character -> character == '"').count() % 2 == 0;
    }

    private static Optional<CSVRecord> parse(String text) {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
            return Optional.empty();
        }
    }
}
