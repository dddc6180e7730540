package dev.storeys.load.shop;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Opens accounts before a run. */
public final class Accounts {

    /** A password hash costs the server a core for about 100 ms: more at once only queue. */
    private static final int AT_ONCE = 4;

    private Accounts() {}

    /** Registers everybody and logs them in; the answer is in the order of the people. */
    public static List<Account> open(List<Person> people, ShopClient shop) {
        String password = "load-" + Long.toHexString(ThreadLocalRandom.current().nextLong());
        List<Callable<Account>> openings =
                people.stream()
                        .<Callable<Account>>map(person -> () -> shop.open(person, password))
                        .toList();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            return workers.invokeAll(openings).stream().map(Accounts::opened).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening accounts", e);
        }
    }

    private static Account opened(Future<Account> opening) {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            String reason = Objects.requireNonNull(e.getCause()).getMessage();
            throw new IllegalStateException("An account could not be opened: " + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening accounts", e);
        }
    }
}
