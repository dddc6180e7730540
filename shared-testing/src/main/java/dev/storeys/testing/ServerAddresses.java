package dev.storeys.testing;

/** Where a PostgreSQL listens and who may log in. */
record ServerAddresses(String host, int port, String username, String password) {

    String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }
}
