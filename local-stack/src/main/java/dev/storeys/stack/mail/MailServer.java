package dev.storeys.stack.mail;

import dev.storeys.stack.app.Jvm;
import dev.storeys.stack.home.Folders;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Launch;
import dev.storeys.stack.server.Probe;
import dev.storeys.stack.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** GreenMail: takes mail by SMTP, keeps it in memory and shows it by HTTP. */
public record MailServer(Plan plan, String name) implements Server {

    private static final int HEAP_MIB = 192;

    @Override
    public Launch prepare() throws IOException {
        Path folder = Folders.makePrivate(plan.folder().scratch(name));
        // A copy of its own: the next build replaces the original while this one runs.
        Path jar = folder.resolve("greenmail.jar");
        Files.deleteIfExists(jar);
        Files.copy(plan.project().built("local-stack", "mail/greenmail.jar"), jar);
        List<String> arguments =
                List.of(
                        "-Dgreenmail.smtp.hostname=127.0.0.1",
                        "-Dgreenmail.smtp.port=" + plan.endpoint(name).port(),
                        "-Dgreenmail.api.hostname=127.0.0.1",
                        "-Dgreenmail.api.port=" + plan.endpoint(name).sidePort(),
                        "-Dgreenmail.auth.disabled",
                        "-jar",
                        jar.toString());
        return new Launch(new Jvm(HEAP_MIB, 1, folder).command(arguments), folder);
    }

    @Override
    public boolean ready() {
        return Probe.http(plan.endpoint(name).sidePort(), "/api/service/readiness");
    }
}
