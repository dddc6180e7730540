package dev.storeys.stack.app;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.server.Server;
import dev.storeys.stack.stage.Kind;
import dev.storeys.stack.stage.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Spring application of the house. */
public record AppServer(Plan plan, String name, Recipe.App recipe) implements Server {

    @Override
    public Launch prepare() throws IOException {
        Folders.delete(plan.folder().scratch(name));
        Path scratch = Folders.makePrivate(plan.folder().scratch(name));
        Programs.Classes classes = classes();
        List<String> arguments =
                List.of(
                        "-XX:MaxMetaspaceSize=" + metaspace() + "m",
                        classes.argument(scratch.resolve("classpath")),
                        classes.mainClass());
        Jvm jvm = new Jvm(plan.size().heap(recipe.kind()), plan.size().processors(), scratch);
        return new Launch(jvm.command(arguments), environment(), scratch);
    }

    private Programs.Classes classes() throws IOException {
        String module = recipe.module();
        return Programs.in(plan.home().cache())
                .application(
                        plan.project().built(module, module + ".jar"),
                        plan.project().built(module, module + "-app.jar"));
    }

    private int metaspace() {
        return recipe.kind() == Kind.MONOLITH ? 256 : 192;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        recipe.settings().forEach((key, template) -> environment.put(key, plan.fill(template)));
        plan.layout().settings().forEach((name, value) -> environment.put(variable(name), value));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", "" + plan.endpoint(name).port());
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", "" + plan.endpoint(name).sidePort());
        environment.put("STOREYS_INSTANCE", name);
        environment.put("STOREYS_STAGE", "" + plan.stage().number());
        return environment;
    }

    // As Spring Boot binds it: storeys.product.hold-time is STOREYS_PRODUCT_HOLDTIME.
    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** Longer than a drain and the application's own patience with what is under way. */
    @Override
    public Duration grace() {
        return Duration.ofSeconds(40);
    }

    @Override
    public boolean ready() {
        return Probe.http(plan.endpoint(name).sidePort(), "/actuator/health/readiness");
    }
}
