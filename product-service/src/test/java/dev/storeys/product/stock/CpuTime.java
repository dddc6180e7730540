package dev.storeys.product.stock;

import dev.storeys.product.ProductDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** What the processor did for client and server of a measurement, as Linux counts it. */
final class CpuTime {

    private static final long MICROS_PER_TICK = 10_000;

    private final long postmaster;

    CpuTime(ProductDatabase database) {
        long backend = database.client().sql("SELECT pg_backend_pid()").query(Long.class).single();
        this.postmaster = Long.parseLong(stat(backend)[1]);
    }

    /** Microseconds so far: of this process, of PostgreSQL, and of the ended children of both. */
    long micros() {
        long ticks = ticks(ProcessHandle.current().pid()) + ticks(postmaster);
        ticks +=
                ProcessHandle.of(postmaster)
                        .orElseThrow()
                        .children()
                        .mapToLong(backend -> ticks(backend.pid()))
                        .sum();
        return ticks * MICROS_PER_TICK;
    }

    private static long ticks(long process) {
        String[] stat = stat(process);
        if (stat.length == 0) {
            // It ended just now, and its parent has its time.
            return 0;
        }
        // utime, stime and the same of children that were waited for
        return IntStream.range(11, 15).mapToLong(field -> Long.parseLong(stat[field])).sum();
    }

    /** The fields after the name, which may have blanks. */
    private static String[] stat(long process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (NoSuchFileException gone) {
            return new String[0];
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
