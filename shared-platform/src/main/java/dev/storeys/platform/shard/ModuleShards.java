package dev.storeys.platform.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one module's data is: all in the main database, or each user's on a shard and what is
 * nobody's in the main one. A statement runs where its thread was sent by one of these methods;
 * without that it runs in the main database, where no table of users' data is if they are spread.
 */
public final class ModuleShards {

    private final Place main;
    private final @Nullable ShardedUsers users;

    private ModuleShards(Place main, @Nullable ShardedUsers users) {
        this.main = main;
        this.users = users;
    }

    static ModuleShards whole(Place main) {
        return new ModuleShards(main, null);
    }

    static ModuleShards spread(Place main, ShardedUsers users) {
        return new ModuleShards(main, users);
    }

    /** Whether users are on several databases. */
    public boolean isSpread() {
        return users != null;
    }

    /** Works where the user's data is. */
    public <T, X extends Throwable> T at(ShardKey key, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return (users == null ? main : users.of(key)).<T, X>call(key.user(), work);
    }

    /** The same for whoever knows the user's id only; throws {@link NoSuchResident}. */
    public <T, X extends Throwable> T at(UUID user, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return (users == null ? main : users.of(user)).<T, X>call(user, work);
    }

    /** As {@link #at}, to change something: waits until whoever is being moved has arrived. */
    public <T, X extends Throwable> T change(
            ShardKey key, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return (users == null ? main : users.forChange(key)).<T, X>call(key.user(), work);
    }

    /** The same for whoever knows the user's id only; throws {@link NoSuchResident}. */
    public <T, X extends Throwable> T change(UUID user, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        return (users == null ? main : users.forChange(user)).<T, X>call(user, work);
    }

    /** Works in the main database, with what is nobody's. */
    public <T, X extends Throwable> T global(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return main.<T, X>call(work);
    }

    /**
     * Whether users' data can be where this thread works: everywhere but in the main database, if
     * they are on several.
     */
    public boolean haveUsersHere() {
        return users == null || !Place.here().equals(main.name());
    }

    /** Who is where, if users are on several databases. */
    public Optional<Residents> residents() {
        return Optional.ofNullable(users).map(ShardedUsers::residents);
    }

    /** Every database in which the module has tables. */
    public List<Place> places() {
        return users == null
                ? List.of(main)
                : Stream.concat(Stream.of(main), users.nodes().stream()).toList();
    }

    /**
     * Does the same in every place, one after another. What fails in one is tried in the others all
     * the same, and thrown in the end.
     */
    public void everywhere(Runnable work) {
        each(places(), work);
    }

    /** As {@link #everywhere}, where users' data is only. */
    public void onEachShard(Runnable work) {
        each(users == null ? List.of(main) : users.nodes(), work);
    }

    private static void each(List<Place> places, Runnable work) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Place place : places) {
            try {
                place.run(work);
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    /**
     * All that a query finds on any shard, each asked at the same time. The query bounds how much
     * it finds; one that does not answer in time, or fails, fails all of it.
     */
    public <T> List<T> gather(Supplier<List<T>> query) {
        return users == null
                ? main.<List<T>, RuntimeException>call(query::get)
                : new Gathering(users.nodes(), users.deadline()).all(query);
    }

    /** The one thing that is on one of the shards, whichever it is. */
    public <T> Optional<T> find(Supplier<Optional<T>> query) {
        return users == null
                ? main.<Optional<T>, RuntimeException>call(query::get)
                : new Gathering(users.nodes(), users.deadline()).any(query);
    }
}
