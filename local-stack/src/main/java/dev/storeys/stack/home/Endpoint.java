package dev.storeys.stack.home;

/**
 * Where a component listens, on the loopback address.
 *
 * @param port what it is there for
 * @param sidePort management of an application, the mail sink's HTTP view, Kafka's controller; 0 if
 *     it has none
 */
public record Endpoint(int port, int sidePort) {}
