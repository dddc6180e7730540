package dev.storeys.stack.outcome;

/** How a command ended; scripts may rely on the numbers. */
public enum ExitCode {
    OK(0, "done"),
    UNEXPECTED(1, "an error nobody foresaw (SHOP_DEBUG=1 shows the stack trace)"),
    USAGE(2, "unknown command, option or value"),
    NOT_UP(3, "no stage is up, or not the one asked for"),
    ALREADY_UP(4, "a stage or component already runs"),
    NO_SUCH_STAGE(5, "the stage does not exist or is not built yet"),
    NO_SUCH_COMPONENT(6, "the stage has no such component"),
    PORT_TAKEN(7, "another program has the port"),
    MEMORY(8, "not enough free memory for this stage and size"),
    DISK(9, "not enough disk space, or the home folder cannot be written"),
    NOT_BUILT(10, "a jar is missing: build the project"),
    START_FAILED(11, "a component did not start; its last log lines are shown"),
    BAD_ROWS(12, "the good rows were imported, others were not: see the line numbers"),
    BAD_FILE(13, "the file to import cannot be read as a catalogue; nothing was imported"),
    LOAD_FAILED(14, "the load run failed or missed a limit"),
    BUSY(15, "another shop command is at work"),
    REFUSED_BY_SHOP(16, "the running shop did not accept the request"),
    PROMISE_BROKEN(17, "a chaos scenario found a broken promise: see its table and report"),
    DEAD_AGAIN(18, "dead letters were replayed, and some were refused again"),
    NO_SUCH_DEAD_LETTER(19, "no dead letter has the id; nothing was replayed"),
    NO_JDK(20, "no JDK 25 found (told by the shop script)"),
    NO_MAVEN(21, "no Maven found (told by the shop script)"),
    BUILD_FAILED(22, "the build failed (told by the shop script)");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number the shell sees. */
    public int code() {
        return code;
    }

    /** One line for {@code --help}. */
    public String meaning() {
        return meaning;
    }
}
