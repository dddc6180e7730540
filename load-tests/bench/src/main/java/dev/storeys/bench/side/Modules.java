package dev.storeys.bench.side;

import dev.storeys.bench.server.Postgres;
import dev.storeys.platform.outbox.Outboxes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts modules of the shop as their own processes would have them, with all their beans. */
final class Modules {

    private Modules() {}

    /** One whose relay rests: nobody moves its events, as nobody moves the peer's. */
    static ConfigurableApplicationContext startWithoutRelay(
            Class<?> application, Postgres postgres, String... settings) {
        ConfigurableApplicationContext module = start(application, postgres, settings);
        module.getBean(Outboxes.class).stop();
        return module;
    }

    static ConfigurableApplicationContext start(
            Class<?> application, Postgres postgres, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("spring.config.location=classpath:bench.yml"));
        arguments.addAll(postgres.settings());
        arguments.addAll(List.of(settings));
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.SERVLET)
                .run(arguments.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }
}
