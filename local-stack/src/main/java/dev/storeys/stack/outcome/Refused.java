package dev.storeys.stack.outcome;

/** A command cannot do what was asked; the message is one line that says what to do about it. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    public Refused(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
