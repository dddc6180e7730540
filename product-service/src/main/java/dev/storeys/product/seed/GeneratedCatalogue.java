package dev.storeys.product.seed;

import dev.storeys.events.Money;
import dev.storeys.product.catalogue.ProductRow;
import dev.storeys.product.catalogue.Sku;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * An endless catalogue: product 1, 2, 3, … look real and are the same on every machine, ids
 * included, so that tests and load scripts can rely on them.
 */
final class GeneratedCatalogue {

    // 2025-01-01: older than anything a merchant adds, so that "newest" shows the merchant's own.
    private static final long FIRST_DAY = 1_735_689_600_000L;

    // Prime and longer than every list of words: walks through all combinations before one comes
    // again.
    private static final int STRIDE = 17_807;

    private static final int[] ENDINGS = {99, 99, 99, 95, 50, 50, 25, 0};

    private final List<String> collections;
    private final List<String> sentences;
    private final List<Department> departments;

    GeneratedCatalogue() {
        Properties words = words();
        collections = Department.list(words, "collections");
        sentences = Department.list(words, "sentences");
        departments =
                Department.list(words, "categories").stream()
                        .map(category -> Department.read(words, category))
                        .toList();
    }

    /** Product number {@code number}, from 1. */
    ProductRow product(int number) {
        SplittableRandom random = new SplittableRandom(number);
        Department department = departments.get((number - 1) % departments.size());
        Words words = new Words((number - 1L) / departments.size() * STRIDE);
        String noun = words.next(department.nouns());
        String material = words.next(department.materials());
        String collection = words.next(collections);
        String variant = words.next(department.variants());
        return new ProductRow(
                id(number, random),
                new Sku("S-%06d".formatted(number)),
                name(collection, material, noun, variant),
                description(department, material, noun, random),
                department.category(),
                price(department, random),
                random.nextLong(50, 501));
    }

    /** The id of a product; later products have greater ids. */
    UUID id(int number) {
        return id(number, new SplittableRandom(number));
    }

    private static UUID id(int number, SplittableRandom random) {
        // The layout of UUIDv7: 48 bits of milliseconds, the version, random bits, the variant.
        long high = ((FIRST_DAY + number) << 16) | 0x7000L | random.nextLong(0x1000);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static String name(String collection, String material, String noun, String variant) {
        String name = collection + " " + material + " " + noun;
        return variant.isEmpty() ? name : name + ", " + variant;
    }

    private String description(
            Department department, String material, String noun, SplittableRandom random) {
        String use = department.uses().get(random.nextInt(department.uses().size()));
        String first =
                article(material) + " " + lower(material) + " " + lower(noun) + " " + use + ".";
        boolean brief = random.nextInt(3) == 0;
        return brief ? first : first + " " + sentences.get(random.nextInt(sentences.size()));
    }

    private static Money price(Department department, SplittableRandom random) {
        // Squared, because a shop has more cheap things than dear ones.
        double share = Math.pow(random.nextDouble(), 2);
        long pence =
                department.cheapest()
                        + Math.round(share * (department.dearest() - department.cheapest()));
        return new Money(pence / 100 * 100 + ENDINGS[random.nextInt(ENDINGS.length)], "GBP");
    }

    private static String article(String word) {
        return "AEIOU".indexOf(word.charAt(0)) >= 0 ? "An" : "A";
    }

    private static String lower(String words) {
        return words.toLowerCase(Locale.ROOT);
    }

    private static Properties words() {
        try (InputStream file =
                        Objects.requireNonNull(
                                GeneratedCatalogue.class.getResourceAsStream("words.properties"));
                Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(text);
            return words;
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    /** Takes a number apart into choices: equal numbers choose equal words, others others. */
    private static final class Words {

        private long rest;

        Words(long rest) {
            this.rest = rest;
        }

        String next(List<String> words) {
            int choice = (int) (rest % words.size());
            rest /= words.size();
            return words.get(choice);
        }
    }
}
