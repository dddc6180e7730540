package dev.storeys.bench.shard;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Which letters names begin with, as unevenly as real ones do.
 *
 * <p>Given names in the census of the United States of 1990 (the Census Bureau's {@code
 * dist.male.first} and {@code dist.female.first}), by first letter, both sexes by their part of the
 * population; added up in answers.google.com/answers/threadview/id/347668.html. The lists cover 90
 * % of all people; the rest is taken to begin alike.
 */
final class FirstLetters {

    /** A to Z, in thousandths of a per cent. */
    private static final int[] FREQUENCIES = {
        5857, 4183, 6501, 6664, 4154, 1569, 2937, 2028, 661, 11961, 3709, 5087, 9074, 1652, 407,
        2821, 32, 7151, 5583, 3795, 20, 1347, 2477, 10, 205, 109
    };

    private static final int ALL = Arrays.stream(FREQUENCIES).sum();

    private FirstLetters() {}

    /** One letter, small as in the handles of users. */
    static char any(RandomGenerator random) {
        int left = random.nextInt(ALL);
        char letter = 'a';
        while (left >= FREQUENCIES[letter - 'a']) {
            left -= FREQUENCIES[letter - 'a'];
            letter++;
        }
        return letter;
    }
}
