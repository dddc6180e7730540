package dev.storeys.product.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CombinerTests {

    final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    final List<List<Integer>> batches = new CopyOnWriteArrayList<>();
    final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void goHome() {
        open.countDown();
        people.shutdownNow();
    }

    @Test
    void servesTheFirstAtOnceAndThoseWhoComeMeanwhileTogetherInTheirOrder() throws Exception {
        Combiner<String, Integer, Integer> counter = counter(3, 100, Duration.ofSeconds(20));
        List<Future<Integer>> answers = queueing(counter, 6);
        assertThat(batches).containsExactly(List.of(0));
        open.countDown();
        for (int person = 0; person < 6; person++) {
            assertThat(answers.get(person).get()).isEqualTo(person * person);
        }
        assertThat(batches).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void forgetsAThingThatNobodyWants() {
        open.countDown();
        Combiner<Integer, Integer, Integer> counter = new Combiner<>(settings(3), this::squares);
        IntStream.range(0, 1_000).forEach(thing -> counter.ask(thing, thing));
        await().until(() -> counter.busy() == 0);
    }

    @Test
    void doesNotLetOneThingWaitForAnother() throws Exception {
        Combiner<String, Integer, Integer> counter =
                new Combiner<>(
                        settings(3),
                        (thing, questions) ->
                                thing.equals("lamp") ? slowSquares(questions) : squares(questions));
        Future<Integer> lamp = people.submit(() -> counter.ask("lamp", 3));
        assertThat(counter.ask("cup", 4)).isEqualTo(16);
        assertThat(lamp.isDone()).isFalse();
        open.countDown();
        assertThat(lamp.get()).isEqualTo(9);
    }

    @Test
    void turnsAwayWhoWouldMakeTheQueueTooLong() throws Exception {
        Combiner<String, Integer, Integer> counter = counter(3, 2, Duration.ofSeconds(20));
        List<Future<Integer>> answers = queueing(counter, 3);
        assertThatThrownBy(() -> counter.ask("lamp", 9)).isInstanceOf(TooManyWaiting.class);
        open.countDown();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isNotNegative();
        }
        assertThat(batches).doesNotContain(List.of(9));
    }

    @Test
    void doesNothingForWhoGaveUpBeforeTheirTurn() throws Exception {
        Combiner<String, Integer, Integer> counter = counter(3, 100, Duration.ofMillis(50));
        for (Future<Integer> answer : queueing(counter, 4)) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(TooManyWaiting.class);
        }
        open.countDown();
        await().until(() -> counter.busy() == 0);
        assertThat(batches).containsExactly(List.of(0));
    }

    @Test
    void letsAnInterruptedPersonGoAndServesTheOthers() throws Exception {
        Combiner<String, Integer, Integer> counter = counter(3, 100, Duration.ofSeconds(20));
        List<Future<Integer>> answers = queueing(counter, 3);
        answers.get(0).cancel(true);
        answers.get(1).cancel(true);
        open.countDown();
        assertThat(answers.get(2).get()).isEqualTo(4);
        assertThat(batches.getFirst()).containsExactly(0);
    }

    @Test
    void tellsAllOfABatchThatItFailedAndServesTheNext() throws Exception {
        Combiner<String, Integer, Integer> counter =
                new Combiner<>(settings(2), (thing, questions) -> failing(questions));
        List<Future<Integer>> answers = queueing(counter, 5);
        open.countDown();
        assertThat(answers.get(0).get()).isZero();
        for (int person : new int[] {1, 2}) {
            assertThatThrownBy(() -> answers.get(person).get())
                    .hasRootCauseInstanceOf(StackOverflowError.class);
        }
        assertThat(answers.get(3).get()).isEqualTo(9);
        assertThat(answers.get(4).get()).isEqualTo(16);
    }

    @Test
    void letsNobodyWaitBehindTheOneWhoTriesAgainAfterAFailure() throws Exception {
        Combiner<String, Integer, Integer> counter =
                new Combiner<>(settings(3), (thing, questions) -> failing(questions));
        assertThatThrownBy(() -> counter.ask("cup", 1)).isInstanceOf(IllegalStateException.class);
        Future<Integer> trying = queueing(counter, 1).getFirst();
        assertThatThrownBy(() -> counter.ask("lamp", 2)).isInstanceOf(TooManyWaiting.class);
        open.countDown();
        assertThat(trying.get()).isZero();
        assertThat(counter.ask("lamp", 2)).isEqualTo(4);
    }

    @Test
    void losesNobodyInACrowd() throws Exception {
        open.countDown();
        Combiner<Integer, Integer, Integer> counter = new Combiner<>(settings(50), this::squares);
        List<Future<Integer>> answers =
                IntStream.range(0, 20_000)
                        .mapToObj(person -> people.submit(() -> counter.ask(person % 3, person)))
                        .toList();
        for (int person = 0; person < answers.size(); person++) {
            assertThat(answers.get(person).get()).isEqualTo(person * person);
        }
        assertThat(batches).allMatch(batch -> batch.size() <= 50);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(20_000);
    }

    /** Lets so many people ask for a lamp, one after the other, while the first is being served. */
    List<Future<Integer>> queueing(Combiner<String, Integer, Integer> counter, int number) {
        List<Future<Integer>> answers = new ArrayList<>();
        for (int person = 0; person < number; person++) {
            int own = person;
            answers.add(people.submit(() -> counter.ask("lamp", own)));
            await().pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> counter.waiting("lamp") == own && !batches.isEmpty());
        }
        return answers;
    }

    Combiner<String, Integer, Integer> counter(int together, int waiting, Duration patience) {
        return new Combiner<>(
                new RushSettings(together, waiting, patience),
                (thing, questions) -> slowSquares(questions));
    }

    static RushSettings settings(int together) {
        return new RushSettings(together, 100_000, Duration.ofSeconds(20));
    }

    List<Integer> slowSquares(List<Integer> questions) {
        List<Integer> answers = squares(questions);
        passTheDoor();
        return answers;
    }

    List<Integer> failing(List<Integer> questions) {
        if (questions.contains(1)) {
            throw new StackOverflowError("as if");
        }
        return slowSquares(questions);
    }

    List<Integer> squares(int thing, List<Integer> questions) {
        return squares(questions);
    }

    List<Integer> squares(List<Integer> questions) {
        batches.add(questions);
        return questions.stream().map(question -> question * question).toList();
    }

    void passTheDoor() {
        try {
            open.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
