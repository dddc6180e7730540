package dev.storeys.user.account;

import dev.storeys.platform.id.Ids;
import dev.storeys.platform.replica.ReplicaRead;
import dev.storeys.platform.shard.ModuleShards;
import dev.storeys.platform.shard.ShardKey;
import dev.storeys.platform.shard.Shards;
import dev.storeys.user.UserModule;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All users. */
@Repository
class Users {

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final ModuleShards shards;

    Users(EntityManager entities, JdbcClient jdbc, Shards shards) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.shards = shards.of(UserModule.SCHEMA);
    }

    @ReplicaRead
    Optional<User> shown(UUID id) {
        return find(id);
    }

    Optional<User> find(UUID id) {
        return Optional.ofNullable(entities.find(User.class, id));
    }

    /** Looked for where accounts of that address belong. */
    Optional<User> find(Email email) {
        if (!shards.isSpread()) {
            return findHere(email);
        }
        return shards.residents()
                .flatMap(residents -> residents.find(email.sha256()))
                .flatMap(key -> shards.at(key, () -> findHere(email)));
    }

    private Optional<User> findHere(Email email) {
        return Optional.ofNullable(
                entities.createQuery("from User where email = :email", User.class)
                        .setParameter("email", email)
                        .getSingleResultOrNull());
    }

    /** The user, locked until the transaction ends, so that two changes do not undo each other. */
    Optional<User> findForChange(UUID id) {
        return Optional.ofNullable(entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * The id of the account that is about to be opened. Whoever tries the same address again gets
     * the same, so that what was left undone the first time is done now, and in the same place.
     */
    UUID idFor(Email email) {
        ShardKey newcomer = new ShardKey(Ids.next(), Handle.from(email).text());
        return shards.residents()
                .map(residents -> residents.enter(newcomer, email.sha256()))
                .orElse(newcomer)
                .user();
    }

    /**
     * Adds the user unless somebody has the e-mail. One statement that cannot fail on the e-mail:
     * the database's error would carry the address into the log.
     */
    boolean add(User user) {
        ShardKey key = new ShardKey(user.id(), user.account().handle());
        return shards.change(key, () -> addHere(user));
    }

    private boolean addHere(User user) {
        return jdbc.sql(
                                """
                                INSERT INTO users.users
                                    (id, email, handle, name, country, region, password_hash, admin)
                                VALUES (:id, :email, :handle, :name, :country, :region, :hash, :admin)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("id", user.id())
                        .param("email", user.email().address())
                        .param("handle", user.account().handle())
                        .param("name", user.name())
                        .param("country", user.country().code())
                        .param("region", user.region().code())
                        .param("hash", user.passwordHash().phc())
                        .param("admin", user.isAdmin())
                        .update()
                == 1;
    }
}
