package dev.storeys.stack.supervision;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a component wrote to its output. */
public record LogFile(Path path) {

    private static final int TAIL_BYTES = 16 * 1024;
    private static final int LINES_OF_A_FAILURE = 15;

    /** The last few lines, enough to see why a start failed. */
    String lastLines() throws IOException {
        return String.join("\n", tail(LINES_OF_A_FAILURE));
    }

    List<String> tail(int lines) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }

    /** Prints all that is there and returns where it ended. */
    public long printFrom(long position, PrintStream out) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        // Shorter than before: the component was started anew and its log with it.
        long start = Files.size(path) < position ? 0 : position;
        try (var channel = Files.newByteChannel(path)) {
            channel.position(start);
            long copied = java.nio.channels.Channels.newInputStream(channel).transferTo(out);
            out.flush();
            return start + copied;
        }
    }
}
