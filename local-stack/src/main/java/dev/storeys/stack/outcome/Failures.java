package dev.storeys.stack.outcome;

import java.nio.file.AccessDeniedException;

/** Turns what nobody foresaw into one line. */
public final class Failures {

    private Failures() {}

    public static Refused explained(Throwable cause) {
        if (cause instanceof Refused refused) {
            return refused;
        }
        String message = String.valueOf(cause.getMessage());
        if (message.contains("No space left on device") || message.contains("Disk quota")) {
            return new Refused(ExitCode.DISK, "The disk is full: " + message);
        }
        if (cause instanceof AccessDeniedException) {
            return new Refused(
                    ExitCode.DISK,
                    message + " cannot be written; set STOREYS_HOME to another folder.");
        }
        Refused refused =
                new Refused(ExitCode.UNEXPECTED, cause.getClass().getSimpleName() + ": " + message);
        refused.initCause(cause);
        return refused;
    }
}
