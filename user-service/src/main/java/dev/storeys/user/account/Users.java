package dev.storeys.user.account;

import dev.storeys.platform.replica.ReplicaRead;
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

    Users(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @ReplicaRead
    Optional<User> shown(UUID id) {
        return find(id);
    }

    Optional<User> find(UUID id) {
        return Optional.ofNullable(entities.find(User.class, id));
    }

    Optional<User> find(Email email) {
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
     * Adds the user unless somebody has the e-mail. One statement that cannot fail on the e-mail:
     * the database's error would carry the address into the log.
     */
    boolean add(User user) {
        return jdbc.sql(
                                """
                                INSERT INTO users.users
                                    (id, email, handle, name, country, region, password_hash, admin)
                                VALUES (:id, :email, :handle, :name, :country, :region, :hash, :admin)
                                ON CONFLICT (email) DO NOTHING
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
