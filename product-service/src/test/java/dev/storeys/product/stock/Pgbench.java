package dev.storeys.product.stock;

import dev.storeys.product.ProductDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's own load generator, taking one unit at a time. */
final class Pgbench {

    private static final String UPDATE =
            "UPDATE products.stock SET available = available - 1 WHERE product_id = '%s' AND available >= 1;";

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private Pgbench() {}

    /** Updates a second. */
    static double updates(ProductDatabase database, UUID product) throws Exception {
        Path script = Files.writeString(Path.of("target/stock.sql"), UPDATE.formatted(product));
        URI server = URI.create(database.url().substring("jdbc:".length()));
        ProcessBuilder pgbench =
                new ProcessBuilder(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + HotProductBench.CLIENTS,
                        "--jobs=2",
                        "--time=" + HotProductBench.WINDOW.toSeconds(),
                        "--file=" + script,
                        "--host=" + server.getHost(),
                        "--port=" + server.getPort(),
                        "--username=postgres",
                        server.getPath().substring(1));
        Process process = pgbench.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher tps = TPS.matcher(output);
        if (process.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException(output);
        }
        return Double.parseDouble(tps.group(1));
    }
}
