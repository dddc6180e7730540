package dev.storeys.bench.shard;

import dev.storeys.platform.shard.ShardKey;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Users that never were: the same for the same seed. */
final class People {

    private static final int LETTERS = 26;
    private static final int MORE_LETTERS = 5;

    /** One came every so many milliseconds. */
    private static final int APART = 7;

    // As the platform's ids, version 7: milliseconds, then chance.
    private static final long FIRST = 0x0190_0000_0000L;
    private static final int TIME_AT = 16;
    private static final long VERSION = 0x7000;
    private static final int CHANCE = 0x1000;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private People() {}

    /** So many, in the order in which they came, which is that of their ids. */
    static List<ShardKey> of(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(number -> new ShardKey(id(number, random), handle(random)))
                .toList();
    }

    private static UUID id(long number, RandomGenerator random) {
        return new UUID(
                ((FIRST + number * APART) << TIME_AT) | VERSION | random.nextInt(CHANCE),
                VARIANT | (random.nextLong() >>> 2));
    }

    private static String handle(RandomGenerator random) {
        StringBuilder handle = new StringBuilder().append(FirstLetters.any(random));
        for (int more = 0; more < MORE_LETTERS; more++) {
            handle.append((char) ('a' + random.nextInt(LETTERS)));
        }
        return handle.toString();
    }
}
