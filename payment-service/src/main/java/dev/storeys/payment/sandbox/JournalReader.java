package dev.storeys.payment.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a journal from its beginning in small pieces, without moving the writer's position. */
final class JournalReader {

    private static final int PIECE = 16 * 1024;

    private final FileChannel file;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
    private long offset;

    JournalReader(FileChannel file) {
        this.file = file;
        piece.limit(0);
    }

    /** Hands over all whole lines; returns where the last one ends. */
    long replay(Consumer<String> lines) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long end = 0;
        for (int next = read(); next >= 0; next = read()) {
            if (next == '\n') {
                lines.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
                end = offset - piece.remaining();
            } else {
                line.write(next);
            }
        }
        return end;
    }

    /** Writes the lines of the first {@code length} bytes as a JSON array. */
    void writeArray(long length, OutputStream out) throws IOException {
        out.write('[');
        for (long position = 0; position < length; position++) {
            int next = read();
            boolean last = position == length - 1;
            if (next != '\n') {
                out.write(next);
            } else if (!last) {
                out.write(',');
            }
        }
        out.write(']');
    }

    private int read() throws IOException {
        if (!piece.hasRemaining()) {
            piece.clear();
            int count = file.read(piece, offset);
            piece.flip();
            if (count < 0) {
                return -1;
            }
            offset += count;
        }
        return piece.get() & 0xff;
    }
}
