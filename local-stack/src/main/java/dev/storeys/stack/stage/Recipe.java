package dev.storeys.stack.stage;

import java.util.List;
import java.util.Map;

/** How one component is made: the kind of server and what distinguishes this one. */
public sealed interface Recipe {

    Kind kind();

    /**
     * A PostgreSQL server with one database, alone or with others that keep the same.
     *
     * @param primary who of the members leads; all others follow it
     * @param members the names of all servers of the database, this one included
     * @param synchronous whether a commit waits until one that follows has it too
     */
    record Postgres(String database, String primary, List<String> members, boolean synchronous)
            implements Recipe {
        public Postgres {
            members = List.copyOf(members);
        }

        /** All of the members but the one that leads. */
        public List<String> followers() {
            return others(primary);
        }

        /** All of the members but this one. */
        public List<String> others(String member) {
            return members.stream().filter(other -> !other.equals(member)).toList();
        }

        @Override
        public Kind kind() {
            return Kind.POSTGRES;
        }
    }

    /** A Redis server. */
    record Redis() implements Recipe {
        @Override
        public Kind kind() {
            return Kind.REDIS;
        }
    }

    /** A Kafka broker that is its own controller. */
    record Kafka() implements Recipe {
        @Override
        public Kind kind() {
            return Kind.KAFKA;
        }
    }

    /** An SMTP server that keeps what it gets. */
    record Mail() implements Recipe {
        @Override
        public Kind kind() {
            return Kind.MAIL;
        }
    }

    /** The payment provider's sandbox. */
    record Sandbox() implements Recipe {
        @Override
        public Kind kind() {
            return Kind.SANDBOX;
        }
    }

    /**
     * A Spring application.
     *
     * @param module the Maven module it is built by
     * @param settings environment variables; a value may hold placeholders such as {@code
     *     {kafka-1.port}}
     */
    record App(Kind kind, String module, Map<String, String> settings) implements Recipe {
        public App {
            settings = Map.copyOf(settings);
        }
    }
}
