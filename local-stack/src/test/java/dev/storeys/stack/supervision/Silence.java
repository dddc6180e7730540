package dev.storeys.stack.supervision;

import java.time.Duration;

/** Tests need no progress. */
public final class Silence implements Progress {

    @Override
    public void starting(String component) {}

    @Override
    public void ready(String component, Duration took) {}

    @Override
    public void stopped(String component) {}
}
