package dev.storeys.platform.reshard;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's way from one shard to another: a bucket's, or one user's.
 *
 * @param state how far it is
 */
record Move(
        long number,
        @Nullable Integer bucket,
        @Nullable UUID user,
        String source,
        String target,
        State state) {

    /** How far a move is. Each step can be done again from its beginning. */
    enum State {
        /** Their data may be on the target as well, and is not used there. */
        PLANNED,
        /** They change nothing now, or soon, and everybody still looks for them at the source. */
        FENCED,
        /** They are looked for at the target, and what is at the source is of no use. */
        SWITCHED,
        /** They are at the target and nowhere else. */
        DONE
    }

    Move in(State next) {
        return new Move(number, bucket, user, source, target, next);
    }

    @Override
    public String toString() {
        return "%s from %s to %s"
                .formatted(bucket == null ? "user " + user : "bucket " + bucket, source, target);
    }
}
