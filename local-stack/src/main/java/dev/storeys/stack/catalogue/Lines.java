package dev.storeys.stack.catalogue;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a text file, each decoded by itself so that one bad byte spoils one line. */
record Lines(List<Optional<String>> lines) {

    private static final long LARGEST = 200L * 1024 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static Lines of(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw refused(file, "is no file that can be read");
        }
        if (Files.size(file) > LARGEST) {
            throw refused(file, "is larger than 200 MiB; split it");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            throw refused(file, "is UTF-16; save it as UTF-8");
        }
        for (byte value : bytes) {
            if (value == 0) {
                throw refused(file, "is no text file");
            }
        }
        return new Lines(split(bytes));
    }

    private static List<Optional<String>> split(byte[] bytes) {
        List<Optional<String>> lines = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte value : bytes) {
            if (value == '\n') {
                lines.add(decode(line.toByteArray()));
                line.reset();
            } else {
                line.write(value);
            }
        }
        if (line.size() > 0) {
            lines.add(decode(line.toByteArray()));
        }
        return lines;
    }

    // Empty if the bytes are not UTF-8.
    private static Optional<String> decode(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            return Optional.of(
                    unmarked.endsWith("\r")
                            ? unmarked.substring(0, unmarked.length() - 1)
                            : unmarked);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean startsWith(byte[] bytes, int first, int second) {
        return bytes.length > 1 && bytes[0] == (byte) first && bytes[1] == (byte) second;
    }

    static Refused refused(Path file, String why) {
        return new Refused(ExitCode.BAD_FILE, file + " " + why + ".");
    }
}
