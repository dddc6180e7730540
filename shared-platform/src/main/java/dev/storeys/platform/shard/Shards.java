package dev.storeys.platform.shard;

import dev.storeys.platform.database.DirectConnections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The databases of this process: the main one, and the shards over which some modules' data is
 * spread, if there are any.
 */
public final class Shards {

    /** What the main database is called among the shards. */
    public static final String MAIN = "main";

    private final Place main;
    private final Set<String> spread;
    private final @Nullable ShardedUsers users;

    private Shards(Place main, Set<String> spread, @Nullable ShardedUsers users) {
        this.main = main;
        this.spread = spread;
        this.users = users;
    }

    /** There is the main database and nothing else. */
    public static Shards none(DirectConnections main) {
        return new Shards(new Place(MAIN, main), Set.of(), null);
    }

    /** The data of these schemas is spread. */
    static Shards of(DirectConnections main, Set<String> schemas, ShardedUsers users) {
        return new Shards(new Place(MAIN, main), Set.copyOf(schemas), users);
    }

    /** Where the data of a module is. */
    public ModuleShards of(String schema) {
        return users != null && spread.contains(schema)
                ? ModuleShards.spread(main, users)
                : ModuleShards.whole(main);
    }

    /** The main database. */
    public Place main() {
        return main;
    }

    /** The name of the shard where a user is at this moment; throws {@link NoSuchResident}. */
    public String whereIs(UUID user) {
        return users == null ? main.name() : users.placement().nowNodeOf(user);
    }

    /** The shards, without the main database. */
    public List<Place> nodes() {
        return users == null ? List.of() : users.nodes();
    }
}
