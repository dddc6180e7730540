package dev.storeys.stack.catalogue;

import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings a catalogue file into the running shop. */
public record CatalogueImport(Plan plan) {

    // What the shop takes at once.
    private static final int CHUNK_ROWS = 500;
    // The shop takes bodies up to 1 MiB; a character may become several bytes in JSON.
    private static final int CHUNK_CHARACTERS = 150_000;

    /** What became of the file's rows. */
    public record Result(int created, int updated, int rejected) {
        private Result plus(ShopApi.Imported part) {
            return new Result(created + part.created(), updated + part.updated(), rejected);
        }
    }

    /** Imports the good rows and tells of the bad ones. */
    public Result run(Path file, PrintStream complaints) throws IOException {
        CatalogueFile catalogue = CatalogueFile.read(file);
        List<BadRow> bad = new ArrayList<>(catalogue.badRows());
        Result result = new Result(0, 0, 0);
        try (ShopApi shop = new ShopApi(plan.url())) {
            String token = shop.login(Plan.ADMIN_EMAIL, plan.secrets().adminPassword());
            for (List<Row> chunk : chunks(catalogue.rows())) {
                ShopApi.Imported imported =
                        shop.importProducts(token, chunk.stream().map(Row::product).toList());
                result = result.plus(imported);
                imported.rejected().stream()
                        .map(r -> new BadRow(chunk.get(r.index()).line(), r.reason()))
                        .forEach(bad::add);
            }
        }
        bad.sort(Comparator.comparingInt(BadRow::line));
        bad.forEach(row -> complaints.printf("line %d: %s%n", row.line(), row.reason()));
        return new Result(result.created, result.updated, bad.size());
    }

    static List<List<Row>> chunks(List<Row> rows) {
        List<List<Row>> chunks = new ArrayList<>();
        List<Row> chunk = new ArrayList<>();
        int characters = 0;
        for (Row row : rows) {
            int size = row.product().name().length() + row.product().description().length();
            boolean full = chunk.size() == CHUNK_ROWS || characters + size > CHUNK_CHARACTERS;
            if (full && !chunk.isEmpty()) {
                chunks.add(chunk);
                chunk = new ArrayList<>();
                characters = 0;
            }
            chunk.add(row);
            characters += size;
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk);
        }
        return chunks;
    }
}
