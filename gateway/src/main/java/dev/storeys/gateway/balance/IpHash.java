package dev.storeys.gateway.balance;

import java.util.List;

/**
 * The same instance for the same address. Each instance draws a number for the address and the
 * highest wins (rendezvous hashing), so that one that goes or comes moves only its own visitors.
 */
final class IpHash implements Balancer {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Override
    public Backend bound(List<Backend> alive, Visitor visitor) {
        return choose(alive, visitor);
    }

    @Override
    public Backend choose(List<Backend> candidates, Visitor visitor) {
        Backend winner = candidates.getFirst();
        long highest = Long.MIN_VALUE;
        for (Backend candidate : candidates) {
            long number = mixed(visitor.address(), candidate.id());
            if (number > highest) {
                highest = number;
                winner = candidate;
            }
        }
        return winner;
    }

    /** The finalizer of MurmurHash3 spreads what String's own hash leaves close together. */
    private static long mixed(String address, String instance) {
        long number = address.hashCode() * GOLDEN + instance.hashCode();
        number = (number ^ (number >>> 33)) * 0xFF51AFD7ED558CCDL;
        number = (number ^ (number >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return number ^ (number >>> 33);
    }
}
