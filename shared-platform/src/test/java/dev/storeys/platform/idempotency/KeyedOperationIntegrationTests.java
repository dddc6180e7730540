package dev.storeys.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.web.Refusal;
import dev.storeys.testing.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:storeys-platform.yml",
            "storeys.idempotency.lease=3s",
            "storeys.idempotency.cleanup-batch=10"
        })
class KeyedOperationIntegrationTests {

    private static final int KEYS = 1_000;
    private static final int SENDS = 10;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        String url = TestServers.jdbcUrl();
        registry.add("storeys.database.main.primary", () -> url);
        registry.add("storeys.database.main.username", TestServers::username);
        registry.add("storeys.database.main.password", TestServers::password);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        ModuleSchema schema() {
            return new ModuleSchema("testing", KeyedOperationIntegrationTests.class);
        }
    }

    /** As if the process had been killed: nobody cleans up. */
    private static final class Killed extends Error {}

    private static final class Refused extends Refusal {
        Refused() {
            super(HttpStatus.CONFLICT, "refused", "Refused on purpose.");
        }
    }

    @Autowired IdempotencyKeys keys;
    @Autowired JdbcClient database;
    @Autowired TransactionTemplate transaction;

    private final UUID user = UUID.randomUUID();

    @Test
    void answersARepeatAsTheFirstTime() {
        Answer first = send("key", "a ü 😀");
        assertThat(first.location()).startsWith("/made/");
        assertThat(send("key", "a ü 😀")).isEqualTo(first);
        assertThat(effects()).isEqualTo(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", " a", "a ", "clé", "a\tb", "a\u0000b"})
    void refusesUnusableKeys(String key) {
        assertThatThrownBy(() -> send(key, "a")).isInstanceOf(BadIdempotencyKey.class);
    }

    @Test
    void takesKeysOf255CharactersAndNoMore() {
        assertThat(send("k".repeat(255), "a").status()).isEqualTo(201);
        assertThatThrownBy(() -> send("k".repeat(256), "a")).isInstanceOf(BadIdempotencyKey.class);
    }

    @Test
    void keepsRequestsUsersAndOperationsApart() {
        send("key", "a");
        assertThatThrownBy(() -> send("key", "b")).isInstanceOf(KeyReused.class);
        operation("other").once(user, "key", "b", effect(operation("other")));
        KeyedOperation making = operation("make");
        making.once(UUID.randomUUID(), "key", "b", effect(making));
        assertThat(effects()).isEqualTo(3);
    }

    @Test
    void givesAThousandKeysAThousandEffectsHoweverOftenTheyAreSent() throws Exception {
        Map<Integer, Set<Answer>> answers = new ConcurrentHashMap<>();
        List<Callable<Boolean>> sends = new ArrayList<>();
        for (int key = 0; key < KEYS; key++) {
            int number = key;
            Set<Answer> ofKey = answers.computeIfAbsent(key, any -> ConcurrentHashMap.newKeySet());
            for (int n = 0; n < SENDS; n++) {
                sends.add(() -> ofKey.add(untilAnswered("key-" + number)));
            }
        }
        try (ExecutorService senders = Executors.newFixedThreadPool(2 * SENDS)) {
            for (Future<Boolean> sent : senders.invokeAll(sends)) {
                sent.get();
            }
        }
        assertThat(answers).hasSize(KEYS);
        assertThat(answers.values()).allSatisfy(each -> assertThat(each).hasSize(1));
        assertThat(effects()).isEqualTo(KEYS);
    }

    @Test
    void freesTheKeyOfARefusedCallAndUndoesWhatItHeld() {
        AtomicInteger undone = new AtomicInteger();
        assertThatThrownBy(() ->
                        attempt(claim -> {
                            claim.ifRefused(undone::incrementAndGet);
                            throw new Refused();
                        }))
                .isInstanceOf(Refused.class);
        assertThat(undone).hasValue(1);
        assertThat(send("key", "another request").status()).isEqualTo(201);
    }

    @Test
    void leavesAFailedAttemptToTheNextOne() {
        List<UUID> subjects = new ArrayList<>();
        assertThatThrownBy(() ->
                        attempt(claim -> {
                            subjects.add(claim.subject());
                            throw new IllegalStateException("a time-out, say");
                        }))
                .isInstanceOf(IllegalStateException.class);
        Answer answer = attempt(this::makeAndKeep);
        assertThat(answer.location()).isEqualTo("/made/" + subjects.getFirst());
    }

    @Test
    void takesOverOnceFromAnAttemptThatDied() {
        UUID subject = die();
        assertThatThrownBy(() -> attempt(this::makeAndKeep)).isInstanceOf(KeyInFlight.class);
        Answer answer = untilAnswered("key");
        assertThat(answer.location()).isEqualTo("/made/" + subject);
        assertThat(attempt(this::makeAndKeep)).isEqualTo(answer);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void letsOneOfTwoTakeOver() throws Exception {
        die();
        leaseIsOver();
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger working = new AtomicInteger();
        List<CompletableFuture<Answer>> both = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            both.add(
                    inBackground(() ->
                            attempt(claim -> {
                                working.incrementAndGet();
                                pass(gate);
                                return makeAndKeep(claim);
                            })));
        }
        await().until(() -> both.stream().anyMatch(CompletableFuture::isCompletedExceptionally));
        gate.countDown();
        await().until(() -> both.stream().allMatch(CompletableFuture::isDone));
        assertThat(working).hasValue(1);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void givesALateAttemptTheAnswerOfTheOneThatTookOver() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CompletableFuture<Answer> late =
                inBackground(() ->
                        attempt(claim -> {
                            pass(gate);
                            return makeAndKeep(claim);
                        }));
        leaseIsOver();
        Answer answer = untilAnswered("key");
        gate.countDown();
        assertThat(late.get()).isEqualTo(answer);
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void undoesNothingOfALateAttemptThatIsRefused() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger undone = new AtomicInteger();
        CompletableFuture<Answer> late =
                inBackground(() ->
                        attempt(claim -> {
                            claim.ifRefused(undone::incrementAndGet);
                            pass(gate);
                            throw new Refused();
                        }));
        leaseIsOver();
        Answer answer = untilAnswered("key");
        gate.countDown();
        assertThat(late).failsWithin(java.time.Duration.ofSeconds(5));
        assertThat(undone).hasValue(0);
        assertThat(attempt(this::makeAndKeep)).isEqualTo(answer);
    }

    @Test
    void makesARepeatWaitForATransactionThatOutlivesItsLease() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        KeyedOperation making = operation("make");
        CompletableFuture<Answer> slow =
                inBackground(() ->
                        making.once(
                                user,
                                "key",
                                "a",
                                claim -> {
                                    pass(gate);
                                    return effect(making).apply(claim);
                                }));
        leaseIsOver();
        CompletableFuture<Answer> repeat = inBackground(() -> untilAnswered("key"));
        await().until(this::somebodyWaitsForALock);
        gate.countDown();
        assertThat(repeat.get()).isEqualTo(slow.get());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void claimsNothingInsideATransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> send("key", "a")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsOldAnswersInBatches() {
        for (int n = 0; n < 25; n++) {
            send("old-" + n, "a");
        }
        database.sql(
                        "UPDATE testing.idempotency SET created_at = now() - interval '25 hours', locked_until = now() WHERE user_id = ?")
                .param(user)
                .update();
        send("new", "a");
        keys.forgetOld();
        assertThat(count("idempotency WHERE user_id = ?")).isEqualTo(1);
        assertThat(send("old-1", "another request").status()).isEqualTo(201);
    }

    private KeyedOperation operation(String name) {
        return keys.of("testing", name);
    }

    private Answer send(String key, String request) {
        KeyedOperation making = operation("make");
        return making.once(user, key, request, effect(making));
    }

    private Answer attempt(Function<Claim, Answer> work) {
        return operation("make").attempt(user, "key", "a", work);
    }

    private UUID die() {
        List<UUID> subjects = new ArrayList<>();
        assertThatThrownBy(() ->
                        attempt(claim -> {
                            subjects.add(claim.subject());
                            throw new Killed();
                        }))
                .isInstanceOf(Killed.class);
        return subjects.getFirst();
    }

    private Answer makeAndKeep(Claim claim) {
        return transaction.execute(status -> {
            Answer answer = effect(operation("make")).apply(claim);
            claim.keep(answer);
            return answer;
        });
    }

    private Function<Claim, Answer> effect(KeyedOperation operation) {
        return claim -> {
            database.sql("INSERT INTO testing.effect (event) VALUES (?)")
                    .param(user + " " + claim.subject())
                    .update();
            return operation.answer(
                    HttpStatus.CREATED,
                    Map.of("id", claim.subject(), "at", System.nanoTime(), "name", "ü😀"),
                    "/made/" + claim.subject());
        };
    }

    private Answer untilAnswered(String key) {
        return await().pollDelay(java.time.Duration.ZERO)
                .ignoreExceptionsInstanceOf(KeyInFlight.class)
                .until(() -> send(key, "a"), answer -> true);
    }

    private void leaseIsOver() {
        await().until(() -> count("idempotency WHERE user_id = ? AND locked_until < now()") == 1);
    }

    private boolean somebodyWaitsForALock() {
        return database.sql(
                                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private long effects() {
        return database.sql("SELECT count(*) FROM testing.effect WHERE event LIKE ?")
                .param(user + "%")
                .query(Long.class)
                .single();
    }

    private long count(String rows) {
        return database.sql("SELECT count(*) FROM testing." + rows)
                .param(user)
                .query(Long.class)
                .single();
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static CompletableFuture<Answer> inBackground(
            java.util.function.Supplier<Answer> deed) {
        return CompletableFuture.supplyAsync(deed, Thread::startVirtualThread);
    }
}
