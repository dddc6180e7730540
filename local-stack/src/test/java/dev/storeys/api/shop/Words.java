package dev.storeys.api.shop;

import java.util.concurrent.ThreadLocalRandom;

/** Made-up words that nothing else in a shop contains, whatever was tested there before. */
public final class Words {

    private static final int LENGTH = 14;
    private static final String CONSONANTS = "bdfgklmnprtvz";
    private static final String VOWELS = "aou";

    private Words() {}

    /** A new word of lower-case letters that ends in {@code k}, so that no stemmer shortens it. */
    public static String unheardOf() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder word = new StringBuilder();
        while (word.length() < LENGTH) {
            word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
        }
        return word.append('k').toString();
    }
}
