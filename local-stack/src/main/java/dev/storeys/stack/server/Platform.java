package dev.storeys.stack.server;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The operating system and processor, as server executables need to be chosen by them. */
public enum Platform {
    LINUX_AMD64,
    LINUX_ARM64,
    DARWIN_AMD64,
    DARWIN_ARM64;

    public static Platform here() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String processor) {
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        boolean intel = processor.equals("amd64") || processor.equals("x86_64");
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("linux") && (arm || intel)) {
            return arm ? LINUX_ARM64 : LINUX_AMD64;
        }
        if (name.contains("mac") && (arm || intel)) {
            return arm ? DARWIN_ARM64 : DARWIN_AMD64;
        }
        throw new Refused(
                ExitCode.NOT_BUILT,
                "No server executables for %s on %s; use docker compose up --wait."
                        .formatted(system, processor));
    }

    /** Opens a file that comes inside a jar of the class path. */
    public static InputStream resource(String name) throws IOException {
        InputStream stream = ClassLoader.getSystemResourceAsStream(name);
        if (stream == null) {
            throw new Refused(
                    ExitCode.NOT_BUILT,
                    "%s is not on the class path; build the project on this machine."
                            .formatted(name));
        }
        return stream;
    }
}
