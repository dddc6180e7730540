package dev.storeys.api.stage;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the stage under test is, from system properties. Tests read nothing else, so they run
 * unchanged on every stage, however it was started.
 *
 * <ul>
 *   <li>{@code storeys.url} the entry, such as {@code http://localhost:8080}
 *   <li>{@code storeys.admin.email}, {@code storeys.admin.password} the administrator
 *   <li>{@code storeys.mail} the mail sink's HTTP API (optional)
 *   <li>{@code storeys.sandbox} the payment provider's sandbox (optional)
 *   <li>{@code storeys.management} management ports as {@code name=url,name=url} (optional)
 *   <li>{@code storeys.stage} the number of a stage to start for the tests instead of all these
 *   <li>{@code storeys.shards} how that one spreads its users, such as {@code hash} (optional)
 * </ul>
 */
public final class RunningStage {

    static final String NUMBER = "storeys.stage";
    static final String SHARDS = "storeys.shards";
    static final String URL = "storeys.url";
    static final String MAIL = "storeys.mail";
    static final String SANDBOX = "storeys.sandbox";
    static final String MANAGEMENT = "storeys.management";
    static final String ADMIN_EMAIL = "storeys.admin.email";
    static final String ADMIN_PASSWORD = "storeys.admin.password";

    private static volatile @Nullable ShopCommand own;

    private RunningStage() {}

    static void own(ShopCommand shop) {
        own = shop;
    }

    /** The command line that the tests started the stage with, if they did. */
    public static Optional<ShopCommand> shop() {
        return Optional.ofNullable(own);
    }

    /** The entry, without a slash at its end. */
    public static String url() {
        return property(URL)
                .map(RunningStage::withoutSlash)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No stage to test: set -D%s=http://localhost:8080 or -D%s=1"
                                        .formatted(URL, NUMBER)));
    }

    /** The number of the stage, if the tests started it themselves. */
    public static Optional<Integer> number() {
        return property(NUMBER).map(Integer::valueOf);
    }

    /** How users are to be spread on the stage that the tests start. */
    static Optional<String> shards() {
        return property(SHARDS);
    }

    /** Who may change the catalogue. */
    public static String adminEmail() {
        return property(ADMIN_EMAIL).orElse("admin@storeys.dev");
    }

    /** The administrator's password. */
    public static String adminPassword() {
        return property(ADMIN_PASSWORD)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Tests need an administrator: set -D" + ADMIN_PASSWORD));
    }

    /** Where mail that the shop sent can be read. */
    public static Optional<URI> mail() {
        return property(MAIL).map(RunningStage::withoutSlash).map(URI::create);
    }

    /** The payment provider, whose books can be compared. */
    public static Optional<URI> sandbox() {
        return property(SANDBOX).map(RunningStage::withoutSlash).map(URI::create);
    }

    /** Management ports by component; empty if unknown. */
    public static Map<String, URI> management() {
        Map<String, URI> ports = new TreeMap<>();
        property(MANAGEMENT).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(entry -> entry.strip().split("=", 2))
                .forEach(entry -> ports.put(entry[0], URI.create(withoutSlash(entry[1]))));
        return ports;
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
