package dev.storeys.gateway.route;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Request;
import org.springframework.cloud.client.loadbalancer.RequestData;
import org.springframework.cloud.client.loadbalancer.RequestDataContext;
import org.springframework.cloud.loadbalancer.core.DelegatingServiceInstanceListSupplier;
import org.springframework.cloud.loadbalancer.core.ServiceInstanceListSupplier;
import reactor.core.publisher.Flux;

/**
 * The instances that say they are ready, without those that this very request could not reach. When
 * none is left all are: they may be too busy to say so, and one that is gone refuses at once.
 */
final class ReadyInstances extends DelegatingServiceInstanceListSupplier {

    private final List<ServiceInstance> all;

    ReadyInstances(ServiceInstanceListSupplier ready, List<ServiceInstance> all) {
        super(ready);
        this.all = List.copyOf(all);
    }

    @Override
    public Flux<List<ServiceInstance>> get() {
        return getDelegate().get();
    }

    @Override
    @SuppressWarnings("rawtypes") // as in the interface
    public Flux<List<ServiceInstance>> get(Request request) {
        return get().map(ready -> choice(ready, unreached(request.getContext())));
    }

    private static Set<String> unreached(@Nullable Object context) {
        RequestData data =
                context instanceof RequestDataContext http ? http.getClientRequest() : null;
        return data == null ? Set.of() : AnotherInstance.unreached(data.getAttributes());
    }

    private List<ServiceInstance> choice(List<ServiceInstance> ready, Set<String> unreached) {
        List<ServiceInstance> left = without(ready, unreached);
        if (left.isEmpty()) {
            left = without(all, unreached);
        }
        return left.isEmpty() ? all : left;
    }

    private static List<ServiceInstance> without(
            List<ServiceInstance> instances, Set<String> unreached) {
        return instances.stream()
                .filter(instance -> !unreached.contains(instance.getInstanceId()))
                .toList();
    }
}
