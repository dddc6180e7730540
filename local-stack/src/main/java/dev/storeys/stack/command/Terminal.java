package dev.storeys.stack.command;

import dev.storeys.stack.supervision.Progress;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Where a command speaks: data to one stream, everything else to the other.
 *
 * @param interactive somebody watches, so progress is worth a line
 * @param colours good and bad words may be told apart by colour
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colours)
        implements Progress {

    private static final double NANOS_PER_SECOND = 1e9;

    /** The script has looked whether its error stream is a terminal. */
    static Terminal here(Map<String, String> environment) {
        boolean interactive = Boolean.getBoolean("storeys.terminal");
        String noColor = environment.getOrDefault("NO_COLOR", "");
        return new Terminal(
                System.out,
                System.err,
                interactive,
                interactive
                        && noColor.isEmpty()
                        && !"dumb".equals(environment.getOrDefault("TERM", "dumb")));
    }

    Terminal talkative() {
        return new Terminal(out, err, true, colours);
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, java.nio.charset.StandardCharsets.UTF_8);
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, java.nio.charset.StandardCharsets.UTF_8);
    }

    void say(String line) {
        err.println(line);
    }

    void progress(String line) {
        if (interactive) {
            say(line);
        }
    }

    String good(String word) {
        return paint("\u001B[32m", word);
    }

    String bad(String word) {
        return paint("\u001B[31m", word);
    }

    private String paint(String colour, String word) {
        return colours ? colour + word + "\u001B[0m" : word;
    }

    @Override
    public void starting(String component) {
        // Some start within a blink; the line that says "ready" is enough.
    }

    @Override
    public void ready(String component, Duration took) {
        double seconds = took.toNanos() / NANOS_PER_SECOND;
        progress(
                String.format(
                        Locale.ROOT, "  %-24s %s  %5.1f s", component, good("ready"), seconds));
    }

    @Override
    public void stopped(String component) {
        progress("  %-24s stopped".formatted(component));
    }
}
