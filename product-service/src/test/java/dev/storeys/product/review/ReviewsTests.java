package dev.storeys.product.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Page;
import dev.storeys.product.ProductDatabase;
import dev.storeys.product.catalogue.Catalogue;
import dev.storeys.product.catalogue.ProductNotFound;
import dev.storeys.product.catalogue.Rating;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewsTests {

    static ProductDatabase database;

    final UUID buyer = UUID.randomUUID();

    Catalogue catalogue;
    Purchases purchases;
    WriteReview writing;
    FindReviews reviews;
    UUID product;

    @BeforeAll
    static void start() {
        database = new ProductDatabase();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void emptyShop() {
        database.clear();
        catalogue = new Catalogue(database);
        purchases = Buyers.purchases(database);
        writing = new WriteReview(database.client());
        reviews = new FindReviews(database.client());
        product = catalogue.withStock(5);
    }

    @Test
    void showsWhatABuyerSaysAndCountsItForTheProduct() {
        bought(buyer);
        ReviewView written = writing.write(product, buyer, new NewReview(4, "  Bright\nenough. "));
        assertThat(written.text()).isEqualTo("Bright\nenough.");
        assertThat(written.rating()).isEqualTo(4);
        assertThat(page(null).items()).containsExactly(written);
        assertThat(rating()).isEqualTo(new Rating(new BigDecimal("4.00"), 1));
    }

    @Test
    void hasNoRatingBeforeAnyoneSaysSomething() {
        assertThat(rating()).isNull();
        assertThat(page(null).items()).isEmpty();
    }

    @Test
    void letsOnlyBuyersSpeak() {
        purchases.add(buyer, List.of(catalogue.withStock(1)));
        assertThatExceptionOfType(NotABuyer.class).isThrownBy(() -> says(buyer, 5));
        assertThat(rating()).isNull();
    }

    @Test
    void hearsEachBuyerOnceHoweverMuchTheyBought() {
        bought(buyer);
        bought(buyer);
        says(buyer, 5);
        assertThatExceptionOfType(AlreadyReviewed.class).isThrownBy(() -> says(buyer, 1));
        assertThat(rating()).isEqualTo(new Rating(new BigDecimal("5.00"), 1));
    }

    @Test
    void doesNotSpeakOfWhatDoesNotExist() {
        UUID unknown = UUID.randomUUID();
        assertThatExceptionOfType(ProductNotFound.class)
                .isThrownBy(() -> writing.write(unknown, buyer, new NewReview(5, "Good")));
        assertThatExceptionOfType(ProductNotFound.class)
                .isThrownBy(() -> reviews.page(unknown, new ReviewQuery(null, null)));
    }

    @Test
    void keepsTheRatingRightWhenManySpeakAtOnceAndEachTwice() throws Exception {
        List<UUID> buyers = IntStream.range(0, 100).mapToObj(n -> UUID.randomUUID()).toList();
        buyers.forEach(this::bought);
        List<Future<Boolean>> voices = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int voice = 0; voice < 200; voice++) {
                UUID speaker = buyers.get(voice % 100);
                int stars = 1 + voice % 100 % 5;
                voices.add(threads.submit(() -> heard(speaker, stars)));
            }
        }
        int heard = 0;
        for (Future<Boolean> voice : voices) {
            heard += voice.get() ? 1 : 0;
        }
        assertThat(heard).isEqualTo(100);
        assertThat(rating()).isEqualTo(new Rating(new BigDecimal("3.00"), 100));
    }

    @Test
    void roundsTheAverageToTwoDecimals() {
        for (int stars : new int[] {5, 5, 4}) {
            UUID speaker = UUID.randomUUID();
            bought(speaker);
            says(speaker, stars);
        }
        assertThat(rating()).isEqualTo(new Rating(new BigDecimal("4.67"), 3));
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        List<UUID> said = new ArrayList<>();
        for (int voice = 0; voice < 7; voice++) {
            UUID speaker = UUID.randomUUID();
            bought(speaker);
            said.addFirst(says(speaker, 3).id());
        }
        List<UUID> read = new ArrayList<>();
        Page<ReviewView> page = page(null);
        while (page.next() != null) {
            assertThat(page.items()).hasSize(3);
            page.items().forEach(review -> read.add(review.id()));
            page = page(page.next());
        }
        page.items().forEach(review -> read.add(review.id()));
        assertThat(read).isEqualTo(said);
    }

    @Test
    void refusesACursorOfAnotherProduct() {
        for (int voice = 0; voice < 4; voice++) {
            UUID speaker = UUID.randomUUID();
            bought(speaker);
            says(speaker, 3);
        }
        String next = page(null).next();
        UUID other = catalogue.withStock(1);
        for (String cursor : new String[] {next, "garbage", "AAAA"}) {
            assertThatExceptionOfType(BadCursor.class)
                    .isThrownBy(() -> reviews.page(other, new ReviewQuery(3, cursor)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u2003", "\u001c"})
    void wantsWords(String nothing) {
        assertThat(faults(new NewReview(3, nothing))).containsExactly("text");
    }

    @Test
    void keepsToItsBounds() {
        assertThat(faults(new NewReview(0, "x"))).containsExactly("rating");
        assertThat(faults(new NewReview(6, "x"))).containsExactly("rating");
        assertThat(faults(new NewReview(1, "x".repeat(2001)))).containsExactly("text");
        assertThat(faults(new NewReview(5, "x".repeat(2000)))).isEmpty();
        assertThat(faults(new NewReview(null, null))).containsExactly("rating", "text");
    }

    private static List<String> faults(NewReview review) {
        Validator validator = Validation.buildDefaultValidatorFactory().getValidator();
        return validator.validate(review).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .sorted()
                .toList();
    }

    private void bought(UUID user) {
        purchases.add(user, List.of(product));
    }

    private ReviewView says(UUID user, int stars) {
        return writing.write(product, user, new NewReview(stars, "Said."));
    }

    private boolean heard(UUID user, int stars) {
        try {
            says(user, stars);
            return true;
        } catch (AlreadyReviewed twice) {
            return false;
        }
    }

    private Page<ReviewView> page(String cursor) {
        return reviews.page(product, new ReviewQuery(3, cursor));
    }

    private Rating rating() {
        return catalogue.findProduct().of(product).rating();
    }
}
