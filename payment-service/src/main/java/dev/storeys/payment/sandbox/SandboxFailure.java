package dev.storeys.payment.sandbox;

/** The sandbox cannot run; the message is the one line for its operator. */
final class SandboxFailure extends RuntimeException {

    /** A setting makes no sense. */
    static final int BAD_SETTING = 64;

    /** The port is taken. */
    static final int NO_PORT = 69;

    /** The ledger cannot be read or written. */
    static final int NO_LEDGER = 74;

    private final int exitCode;

    SandboxFailure(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
