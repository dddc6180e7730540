package dev.storeys.gateway.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses one of several instances. Called by many threads at once. */
interface Balancer {

    /**
     * The instance that this visitor belongs to, if it is one of these. It is kept to even while it
     * is still returning: who is sent elsewhere may lose what that instance knows of him.
     */
    default @Nullable Backend bound(List<Backend> alive, Visitor visitor) {
        return null;
    }

    /** One of these, of which there is at least one. */
    Backend choose(List<Backend> candidates, Visitor visitor);
}
