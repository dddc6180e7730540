package dev.storeys.gateway.fastlane;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Lets the lane finish what it was given before the server closes connections, which knows of the
 * chain's requests only. Streams are not waited for: who reads one comes again elsewhere.
 */
final class LaneDrain implements SmartLifecycle {

    private static final Duration LOOK = Duration.ofMillis(20);

    private final FastLane lane;
    private final Duration patience;

    private volatile boolean running;

    LaneDrain(FastLane lane, Duration patience) {
        this.lane = lane;
        this.patience = patience;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        lane.close();
        running = false;
    }

    @Override
    public void stop(Runnable done) {
        lane.close();
        await(System.nanoTime() + patience.toNanos(), done);
    }

    private void await(long end, Runnable done) {
        if (lane.running() == 0 || System.nanoTime() > end) {
            running = false;
            done.run();
            return;
        }
        CompletableFuture.delayedExecutor(LOOK.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> await(end, done));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops before the server's graceful shutdown begins. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
