package dev.storeys.stack.supervision;

import java.time.Duration;

/** Told of what happens to components, from several threads. */
public interface Progress {

    void starting(String component);

    void ready(String component, Duration took);

    void stopped(String component);
}
