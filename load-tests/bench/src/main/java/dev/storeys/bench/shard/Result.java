package dev.storeys.bench.shard;

import java.util.List;

/**
 * What was seen of one strategy.
 *
 * @param users on each of three shards
 * @param spread the users of the fullest, as many times the mean
 * @param heats requests of the busiest, for each way of being busy
 */
public record Result(
        Strategy strategy,
        List<Long> users,
        double spread,
        List<Placed.Heat> heats,
        Growth fourth,
        List<LookUp> lookUps) {}
