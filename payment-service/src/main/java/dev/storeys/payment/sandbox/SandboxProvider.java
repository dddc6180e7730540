package dev.storeys.payment.sandbox;

/** The sandbox as a process: a payment provider for development, tests and demonstrations. */
public final class SandboxProvider {

    private SandboxProvider() {}

    /** Serves until it is told to stop; settings come from the environment (SANDBOX_…). */
    public static void main(String[] arguments) {
        // Without it, each small answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Longer than clients keep idle connections, so that none writes into a closed one.
        System.setProperty("sun.net.httpserver.idleInterval", "120");
        try {
            SandboxSettings settings = SandboxSettings.of(System.getenv());
            Sandbox sandbox = Sandbox.open(settings, SandboxProvider::halt);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
            System.out.printf(
                    "Sandbox provider listens on %s:%d, ledger %s%n",
                    settings.address(), sandbox.port(), settings.ledger());
        } catch (SandboxFailure failure) {
            say(failure);
            System.exit(failure.exitCode());
        }
    }

    /** At once and without a clean end: what is in memory is no longer what is on disk. */
    private static void halt(SandboxFailure failure) {
        say(failure);
        Runtime.getRuntime().halt(failure.exitCode());
    }

    private static void say(SandboxFailure failure) {
        System.err.println("Sandbox provider: " + failure.getMessage());
    }
}
