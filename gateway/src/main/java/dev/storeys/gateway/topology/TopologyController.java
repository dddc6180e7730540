package dev.storeys.gateway.topology;

import dev.storeys.gateway.route.RouteSettings;
import dev.storeys.gateway.topology.Topology.Component;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
final class TopologyController {

    private static final Map<Integer, String> STAGES =
            Map.of(2, "balanced", 3, "replicated", 4, "cached", 5, "services", 6, "global");

    private final Map<String, List<URI>> services;
    private final TopologySettings settings;
    private final HealthProbe probe;
    private final Mono<Topology> topology;

    TopologyController(
            RouteSettings routes,
            TopologySettings settings,
            HealthProbe probe,
            @Value("${storeys.stage:5}") int stage,
            @Value("${storeys.instance:gateway-1}") String instance) {
        this.settings = settings;
        this.probe = probe;
        this.services = routes.instances();
        // One probe for all who ask within the time: asking is open to everybody.
        this.topology =
                components(instance)
                        .collectList()
                        .map(all -> new Topology(stage, STAGES.getOrDefault(stage, "stage"), all))
                        .cache(settings.cache());
    }

    @GetMapping("/api/v1/topology")
    Mono<Topology> topology() {
        return topology;
    }

    @GetMapping(path = "/api/v1/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource openApi() {
        return new ClassPathResource("openapi.json");
    }

    private Flux<Component> components(String instance) {
        Flux<Component> asked =
                Flux.fromIterable(services.entrySet())
                        .flatMapSequential(
                                service -> components(service.getKey(), service.getValue()));
        return asked.startWith(new Component(instance, "gateway", "UP"));
    }

    private Flux<Component> components(String service, List<URI> instances) {
        List<URI> management = settings.management().getOrDefault(service, List.of());
        return Flux.range(0, instances.size())
                .flatMapSequential(place -> {
                    @Nullable URI asked = place < management.size() ? management.get(place) : null;
                    return probe.health(instances.get(place), asked)
                            .map(health -> component(service, place + 1, health));
                });
    }

    private static Component component(String service, int number, String health) {
        return service.equals("shop")
                ? new Component("monolith-" + number, "monolith", health)
                : new Component(service + "-service-" + number, "service", health);
    }
}
