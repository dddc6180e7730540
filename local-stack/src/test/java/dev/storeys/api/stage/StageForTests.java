package dev.storeys.api.stage;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * Starts the stage that {@code storeys.stage} names before the first test, once, and stops it after
 * the last. JUnit finds it by itself, so it works for tests that only know {@code storeys.url}.
 */
public final class StageForTests implements BeforeAllCallback, TestInstancePreConstructCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    /** An instance that lives as long as its class is made before {@link #beforeAll}. */
    @Override
    public void preConstructTestInstance(
            TestInstanceFactoryContext factory, ExtensionContext context) {
        start(context);
    }

    private static void start(ExtensionContext context) {
        Optional<Integer> number = RunningStage.number();
        if (number.isPresent()) {
            context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(StageForTests.class))
                    .computeIfAbsent("stage", key -> Attempt.at(number.get()), Attempt.class)
                    .mustHaveSucceeded();
        }
    }

    /** A failed start is remembered too: the next class must not wait for another one. */
    private record Attempt(Optional<OwnStage> stage, Optional<Throwable> failure)
            implements AutoCloseable {

        static Attempt at(int number) {
            try {
                return new Attempt(Optional.of(OwnStage.start(number)), Optional.empty());
            } catch (RuntimeException | Error failure) {
                return new Attempt(Optional.empty(), Optional.of(failure));
            }
        }

        void mustHaveSucceeded() {
            failure.ifPresent(cause -> {
                throw new IllegalStateException("The stage did not start", cause);
            });
        }

        @Override
        public void close() {
            stage.ifPresent(OwnStage::close);
        }
    }
}
