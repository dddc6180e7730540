package dev.storeys.platform.replica;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What a module does with its database: writes, and reads of each kind. */
class Shelf {

    private static final String ON_A_STANDBY = "SELECT pg_is_in_recovery()";

    private final JdbcClient database;

    Shelf(JdbcClient database) {
        this.database = database;
    }

    /** One statement, committed by itself. */
    void put(int item) {
        database.sql("INSERT INTO shelf (item) VALUES (?)").param(item).update();
    }

    @Transactional
    boolean putAndLook(int item) {
        put(item);
        return holds(item);
    }

    @Transactional
    boolean writesOnStandby() {
        return onStandby();
    }

    @ReplicaRead
    boolean holds(int item) {
        return database.sql("SELECT count(*) FROM shelf WHERE item = ?")
                        .param(item)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @ReplicaRead
    boolean readsOnStandby() {
        return onStandby();
    }

    @Transactional(readOnly = true)
    boolean readsInOneSnapshotOnStandby() {
        return onStandby();
    }

    /** Two statements of one read have one server. */
    @ReplicaRead
    List<Integer> serversOfOneRead() {
        return List.of(port(), port());
    }

    @ReplicaRead
    boolean readsSlowly(double seconds) {
        return database.sql("SELECT pg_sleep(?) IS NOT NULL AND pg_is_in_recovery()")
                .param(seconds)
                .query(Boolean.class)
                .single();
    }

    @ReplicaRead
    int dividesByZero() {
        return database.sql("SELECT 1/0").query(Integer.class).single();
    }

    private boolean onStandby() {
        return database.sql(ON_A_STANDBY).query(Boolean.class).single();
    }

    private int port() {
        return database.sql("SELECT inet_server_port()").query(Integer.class).single();
    }
}
