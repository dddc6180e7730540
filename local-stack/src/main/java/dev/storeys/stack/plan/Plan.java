package dev.storeys.stack.plan;

import dev.storeys.stack.home.Endpoint;
import dev.storeys.stack.home.Home;
import dev.storeys.stack.home.Layout;
import dev.storeys.stack.home.Secrets;
import dev.storeys.stack.home.StageFolder;
import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.stage.Choices;
import dev.storeys.stack.stage.Size;
import dev.storeys.stack.stage.Stage;
import dev.storeys.stack.stage.Stages;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A stage with its ports, secrets and size. */
public record Plan(Project project, Home home, Stage stage, Layout layout, Secrets secrets) {

    public static final String ADMIN_EMAIL = "admin@storeys.dev";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z0-9.-]+)}");

    public StageFolder folder() {
        return home.stage(stage.number());
    }

    public Size size() {
        return Size.valueOf(layout.size().toUpperCase(Locale.ROOT));
    }

    /** Where customers go. */
    public String url() {
        return "http://localhost:" + endpoint(stage.entry()).port();
    }

    public Endpoint endpoint(String component) {
        Endpoint endpoint = layout.endpoints().get(component);
        if (endpoint == null) {
            throw new Refused(ExitCode.NO_SUCH_COMPONENT, "'%s' has no port".formatted(component));
        }
        return endpoint;
    }

    /** The same after one of a database's servers has taken over. */
    public Plan led(String first, String primary) {
        Layout next = layout.led(first, primary);
        return new Plan(project, home, Stages.of(stage.number(), next.choices()), next, secrets);
    }

    /** The same with more databases; {@code places} has also those that are added. */
    public Plan grown(Choices more, Map<String, Endpoint> places) {
        Layout next = layout.grown(more, places);
        return new Plan(project, home, Stages.of(stage.number(), more), next, secrets);
    }

    /** Fills in what stands in braces, for example {@code {kafka-1.port}}. */
    public String fill(String template) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(
                        match -> java.util.regex.Matcher.quoteReplacement(value(match.group(1))));
    }

    private String value(String name) {
        return switch (name) {
            case "admin-email" -> ADMIN_EMAIL;
            case "admin-password" -> secrets.adminPassword();
            case "service-key" -> secrets.serviceKey();
            case "database-password" -> secrets.databasePassword();
            case "webhook-secret" -> secrets.webhookSecret();
            case "redis-password" -> secrets.redisPassword();
            case "products" -> Integer.toString(layout.products());
            case "pool" -> Integer.toString(size().pool());
            default -> port(name);
        };
    }

    private String port(String name) {
        int dot = name.indexOf('.');
        String component = dot < 0 ? name : name.substring(0, dot);
        return switch (name.substring(component.length())) {
            case ".port" -> Integer.toString(endpoint(component).port());
            case ".management" -> Integer.toString(endpoint(component).sidePort());
            default -> throw new IllegalArgumentException("Nothing is known as {" + name + "}");
        };
    }
}
