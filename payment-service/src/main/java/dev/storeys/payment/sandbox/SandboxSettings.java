package dev.storeys.payment.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox's settings, from the environment.
 *
 * @param address where to listen: SANDBOX_ADDRESS
 * @param port SANDBOX_PORT; 0 takes a free one
 * @param ledger the journal's file: SANDBOX_LEDGER
 * @param slow how long card-slow takes: SANDBOX_SLOW_MS
 * @param hold how long card-timeout-after-charge keeps its client waiting: SANDBOX_HOLD_MS
 * @param webhook whom to tell of bookings, if anybody
 */
record SandboxSettings(
        String address,
        int port,
        Path ledger,
        Duration slow,
        Duration hold,
        Optional<WebhookSettings> webhook) {

    private static final int MAX_PORT = 65_535;
    private static final int MAX_MILLIS = 600_000;

    static SandboxSettings of(Map<String, String> environment) {
        return new SandboxSettings(
                environment.getOrDefault("SANDBOX_ADDRESS", "127.0.0.1"),
                number(environment, "SANDBOX_PORT", 8090, MAX_PORT),
                Path.of(environment.getOrDefault("SANDBOX_LEDGER", "sandbox-ledger.jsonl"))
                        .toAbsolutePath(),
                Duration.ofMillis(number(environment, "SANDBOX_SLOW_MS", 1_500, MAX_MILLIS)),
                Duration.ofMillis(number(environment, "SANDBOX_HOLD_MS", 10_000, MAX_MILLIS)),
                WebhookSettings.of(environment));
    }

    private static int number(Map<String, String> environment, String name, int other, int max) {
        String text = environment.getOrDefault(name, Integer.toString(other));
        try {
            int value = Integer.parseInt(text);
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new SandboxFailure(
                SandboxFailure.BAD_SETTING,
                "%s is '%s'; it must be a number from 0 to %d".formatted(name, text, max));
    }
}
