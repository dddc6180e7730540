package dev.storeys.product.imports;

import java.util.List;

/** What became of the rows of an import; every row is counted once. */
record ImportResult(int created, int updated, List<Rejected> rejected) {

    /** A row that was left out; {@code index} counts from 0. */
    record Rejected(int index, String reason) {}
}
