package dev.storeys.gateway.fastlane;

import java.time.Duration;

/**
 * How long things may take.
 *
 * @param connect until a connection to an instance is open
 * @param answer until the head of its answer is here
 * @param service until a connection to an instance is closed that nobody uses
 * @param client until a client's is closed on which nothing happens
 */
record Times(Duration connect, Duration answer, Duration service, Duration client) {}
