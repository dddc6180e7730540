package dev.storeys.stack.app;

import dev.storeys.stack.home.Folders;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The payment provider's sandbox, a program beside the payment-service in the same jar. */
public record SandboxServer(Plan plan, String name) implements Server {

    private static final String MODULE = "payment-service";
    private static final String MAIN = "dev.storeys.payment.sandbox.SandboxProvider";
    private static final int HEAP_MIB = 128;

    @Override
    public Launch prepare() throws IOException {
        Path scratch = Folders.makePrivate(plan.folder().scratch(name));
        Path data = Folders.makePrivate(plan.folder().data(name));
        Programs.Classes classes =
                Programs.in(plan.home().cache())
                        .application(
                                plan.project().built(MODULE, MODULE + ".jar"),
                                plan.project().built(MODULE, MODULE + "-app.jar"));
        List<String> arguments = List.of(classes.argument(scratch.resolve("classpath")), MAIN);
        return new Launch(
                new Jvm(HEAP_MIB, 1, scratch).command(arguments), environment(data), scratch);
    }

    private Map<String, String> environment(Path data) {
        // By the front door, as any provider: what is behind it is none of its business.
        int entry = plan.endpoint(plan.stage().entry()).port();
        return Map.of(
                "SANDBOX_ADDRESS",
                "127.0.0.1",
                "SANDBOX_PORT",
                "" + plan.endpoint(name).port(),
                "SANDBOX_LEDGER",
                data.resolve("ledger").toString(),
                "SANDBOX_WEBHOOK_URL",
                "http://127.0.0.1:%d/api/v1/payments/webhooks".formatted(entry),
                "SANDBOX_WEBHOOK_SECRET",
                plan.secrets().webhookSecret());
    }

    @Override
    public boolean ready() {
        return Probe.http(plan.endpoint(name).port(), "/health");
    }
}
