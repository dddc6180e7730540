package dev.storeys.gateway.balance;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as a balancer cares.
 *
 * @param address where from
 * @param mark what a sticky balancer gave along, if anything; the client may have made it up
 */
public record Visitor(String address, @Nullable String mark) {}
