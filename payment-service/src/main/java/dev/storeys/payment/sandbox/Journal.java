package dev.storeys.payment.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Lines in a file that only grows. A line counts once {@link #await} has returned: it is then on
 * the disk. Lines that come together share one sync.
 */
final class Journal implements Closeable {

    private final FileChannel file;
    private final ReentrantLock flushing = new ReentrantLock();
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long appended;
    private volatile long durable;
    private volatile long durableBytes;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens the file, hands every line to {@code replay}, and drops a last line that was torn. */
    static Journal open(Path path, Consumer<String> replay) throws IOException {
        FileChannel file = openFile(path);
        if (file.tryLock() == null) {
            file.close();
            throw new IOException("another process has it open");
        }
        Journal journal = new Journal(file);
        journal.durableBytes = new JournalReader(file).replay(replay);
        file.truncate(journal.durableBytes);
        file.position(journal.durableBytes);
        return journal;
    }

    private static FileChannel openFile(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Takes the line in its place; returns the number to {@link #await}. */
    synchronized long append(String line) {
        pending.writeBytes((line + '\n').getBytes(StandardCharsets.UTF_8));
        return ++appended;
    }

    /** Returns when the line is on the disk. Whoever comes first writes for all who wait. */
    void await(long line) throws IOException {
        if (durable >= line) {
            return;
        }
        flushing.lock();
        try {
            if (durable < line) {
                flush();
            }
        } finally {
            flushing.unlock();
        }
    }

    private void flush() throws IOException {
        byte[] lines;
        long last;
        synchronized (this) {
            lines = pending.toByteArray();
            last = appended;
            pending = new ByteArrayOutputStream();
        }
        ByteBuffer buffer = ByteBuffer.wrap(lines);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
        file.force(false);
        durableBytes = file.position();
        durable = last;
    }

    /** Writes all durable lines as a JSON array; lines are JSON, and free of line ends within. */
    void writeArray(OutputStream out) throws IOException {
        new JournalReader(file).writeArray(durableBytes, out);
    }

    @Override
    public void close() throws IOException {
        flushing.lock();
        try {
            file.close();
        } finally {
            flushing.unlock();
        }
    }
}
