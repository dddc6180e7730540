package dev.storeys.gateway.fastlane;

import dev.storeys.gateway.balance.Backend;
import dev.storeys.gateway.balance.Pool;
import dev.storeys.gateway.balance.Visitor;
import dev.storeys.gateway.breaker.Call;
import dev.storeys.gateway.limit.Ruling;
import dev.storeys.gateway.overload.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that may pass, and all that was decided about it.
 *
 * @param user whose token it has; empty if it has none
 * @param pattern the path of the route, as metrics name it
 * @param priority what it is served before
 * @param ruling what the limits said, if it is counted
 */
record Passage(
        String user,
        String pattern,
        Priority priority,
        Pool pool,
        Visitor visitor,
        @Nullable Ruling ruling,
        Call call,
        String traceparent,
        long begin) {

    String address() {
        return visitor.address();
    }

    /** The instance that it goes to, one of those that have failed it only if there is no other. */
    Backend backend(List<Backend> failed) {
        return pool.choose(visitor, failed);
    }
}
