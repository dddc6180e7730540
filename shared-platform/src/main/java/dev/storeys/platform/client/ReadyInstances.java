package dev.storeys.platform.client;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/**
 * The instances that say they are ready, without those that this very call has tried. When none is
 * left all are: they may be too busy to say so, and one that is gone refuses at once.
 */
final class ReadyInstances extends DelegatingServiceInstanceListSupplier {

    private final List<ServiceInstance> all;

    ReadyInstances(ServiceInstanceListSupplier ready, List<ServiceInstance> all) {
        super(ready);
        this.all = List.copyOf(all);
    }

    /** The instances that a call has tried. */
    record Tried(Set<ServiceInstance> instances) {}

    @Override
    public Flux<List<ServiceInstance>> get() {
        return getDelegate().get();
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public Flux<List<ServiceInstance>> get(Request request) {
        Set<ServiceInstance> tried =
                request.getContext() instanceof Tried(var instances) ? instances : Set.of();
        return get().map(ready -> choice(ready, tried));
    }

    private List<ServiceInstance> choice(
            List<ServiceInstance> ready, Collection<ServiceInstance> tried) {
        List<ServiceInstance> left = without(ready, tried);
        if (left.isEmpty()) {
            left = without(all, tried);
        }
        return left.isEmpty() ? all : left;
    }

    private static List<ServiceInstance> without(
            List<ServiceInstance> instances, Collection<ServiceInstance> tried) {
        return instances.stream().filter(instance -> !tried.contains(instance)).toList();
    }
}
