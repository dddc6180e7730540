package dev.storeys.load.replay;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One line of a trace: {@code time,order,customer,country,sku,quantity}. */
record TraceLine(
        LocalDateTime time,
        String order,
        String customer,
        String country,
        RecordedOrder.Line line) {

    static final String HEADER = "time,order,customer,country,sku,quantity";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    // The customer becomes part of an e-mail address.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** What is wrong with a line. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    static TraceLine parse(String text) throws Malformed {
        List<String> cells = cells(text);
        if (cells.size() != 6) {
            throw new Malformed("has " + cells.size() + " columns instead of 6");
        }
        return new TraceLine(
                time(cells.get(0)),
                matching(NAME, "order", cells.get(1)),
                matching(NAME, "customer", cells.get(2)),
                matching(COUNTRY, "country", cells.get(3)),
                new RecordedOrder.Line(sku(cells.get(4)), quantity(cells.get(5))));
    }

    /** Each line by itself, so that an open quote in one does not swallow the rest of the file. */
    private static List<String> cells(String text) throws Malformed {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            return parser.stream().flatMap(CSVRecord::stream).map(String::strip).toList();
        } catch (IOException | RuntimeException e) {
            throw new Malformed("is no CSV");
        }
    }

    private static LocalDateTime time(String text) throws Malformed {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeException e) {
            throw new Malformed("time '" + text + "' is not like 2011-11-14 08:10:00");
        }
    }

    private static String matching(Pattern pattern, String column, String text) throws Malformed {
        if (!pattern.matcher(text).matches()) {
            throw new Malformed(column + " '" + text + "' does not match " + pattern);
        }
        return text;
    }

    private static String sku(String text) throws Malformed {
        if (text.isBlank()) {
            throw new Malformed("sku is missing");
        }
        return text;
    }

    private static long quantity(String text) throws Malformed {
        try {
            int quantity = Integer.parseInt(text);
            if (quantity > 0) {
                return quantity;
            }
        } catch (NumberFormatException e) {
            // Told below, together with zero and less.
        }
        throw new Malformed("quantity '" + text + "' is not a whole number above 0");
    }
}
