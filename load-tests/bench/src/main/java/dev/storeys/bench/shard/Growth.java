package dev.storeys.bench.shard;

/**
 * What a fourth node costs.
 *
 * @param ranges who is where by then, if the strategy has ranges
 * @param moved the part of the users that are elsewhere
 * @param spread the users of the fullest node, as many times the mean, when they are there
 * @param newcomers so many have to come until all nodes have the same, if nobody moves
 * @param arrived newcomers that came in fact
 * @param arrivedOnNew those of them that went to the new node
 */
public record Growth(
        String ranges,
        double moved,
        double spread,
        long newcomers,
        int arrived,
        long arrivedOnNew) {

    static Growth byMoving(String ranges, Placed before, Placed after) {
        return new Growth(ranges, before.movedTo(after), after.spread(), 0, 0, 0);
    }
}
