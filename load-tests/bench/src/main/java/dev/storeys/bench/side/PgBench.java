package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The peer for what PostgreSQL can do by itself: pgbench with prepared statements. */
record PgBench(String name, Postgres postgres, Path script, int clients) implements Side {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern FAILED = Pattern.compile("failed transactions: ([0-9]+)");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    static void mustBeHere() {
        new Program("pgbench", "install postgresql-contrib").mustExist();
    }

    /** A script of ours, {@code plain/NAME.pgbench}. */
    static PgBench running(String script, Postgres postgres, int clients) throws IOException {
        Path file = Files.createTempFile("bench", ".pgbench");
        file.toFile().deleteOnExit();
        Files.writeString(file, resource("plain/" + script + ".pgbench"));
        return new PgBench("pgbench " + script, postgres, file, clients);
    }

    static String resource(String name) throws IOException {
        try (InputStream text = PgBench.class.getClassLoader().getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public Work work(Duration window) throws IOException, InterruptedException {
        String said = Program.output(command(window), window.plus(PATIENCE));
        Matcher rate = RATE.matcher(said);
        Matcher failed = FAILED.matcher(said);
        if (!rate.find() || (failed.find() && !failed.group(1).equals("0"))) {
            throw new IllegalStateException("pgbench failed: " + said);
        }
        double perSecond = Double.parseDouble(rate.group(1));
        return new Work(perSecond * window.toSeconds(), perSecond);
    }

    private List<String> command(Duration window) {
        return List.of(
                "pgbench",
                "--host=127.0.0.1",
                "--port=" + postgres.port(),
                "--username=" + Postgres.USER,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=2",
                "--time=" + Math.max(1, window.toSeconds()),
                "--file=" + script,
                "postgres");
    }
}
