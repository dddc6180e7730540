package dev.storeys.stack.supervision;

import dev.storeys.stack.app.AppServer;
import dev.storeys.stack.app.SandboxServer;
import dev.storeys.stack.kafka.KafkaServer;
import dev.storeys.stack.mail.MailServer;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.postgres.PostgresServer;
import dev.storeys.stack.redis.RedisServer;
import dev.storeys.stack.server.Server;
import dev.storeys.stack.stage.Component;
import dev.storeys.stack.stage.Recipe;

/** Finds the server for a component's recipe. */
final class Servers {

    private Servers() {}

    static Server of(Plan plan, Component component) {
        String name = component.name();
        return switch (component.recipe()) {
            case Recipe.Postgres postgres -> new PostgresServer(plan, name, postgres);
            case Recipe.Redis _ -> new RedisServer(plan, name);
            case Recipe.Kafka _ -> new KafkaServer(plan, name);
            case Recipe.Mail _ -> new MailServer(plan, name);
            case Recipe.Sandbox _ -> new SandboxServer(plan, name);
            case Recipe.App app -> new AppServer(plan, name, app);
        };
    }
}
