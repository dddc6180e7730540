package dev.storeys.gateway.overload;

import com.netflix.concurrency.limits.Limiter.Listener;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A place among the requests that a pool works on. It is given back once; what is told after that
 * changes nothing.
 */
public final class Permit {

    private static final Listener NOBODY_COUNTS =
            new Listener() {
                @Override
                public void onSuccess() {}

                @Override
                public void onIgnore() {}

                @Override
                public void onDropped() {}
            };

    private final Listener place;
    private final AtomicBoolean given = new AtomicBoolean();

    Permit(Listener place) {
        this.place = place;
    }

    /** For where there is no bound. */
    static Permit free() {
        return new Permit(NOBODY_COUNTS);
    }

    /** The answer has begun; how long that took counts. */
    public void succeeded() {
        giveBack(Listener::onSuccess);
    }

    /** The pool did not answer, or said that it has too much to do. */
    public void dropped() {
        giveBack(Listener::onDropped);
    }

    /** What became of the request says nothing of how much the pool can do. */
    public void ignored() {
        giveBack(Listener::onIgnore);
    }

    private void giveBack(Consumer<Listener> word) {
        if (given.compareAndSet(false, true)) {
            word.accept(place);
        }
    }
}
