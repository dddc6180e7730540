package dev.storeys.stack.stage;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One database and the servers that keep it: a primary and those that follow it.
 *
 * @param owner whose data it is; the servers are named after him
 */
record PostgresSet(String owner, String database, Replication replication) {

    PostgresSet {
        String primary = replication.primaryOf(first(owner));
        if (!names(owner, replication).contains(primary)) {
            throw new Refused(
                    ExitCode.USAGE,
                    "%s leads since it was promoted and has what the others lack: --replicas must be more than %d"
                            .formatted(primary, replication.replicas()));
        }
    }

    static PostgresSet of(String owner, Replication replication) {
        return new PostgresSet(owner, owner, replication);
    }

    List<Component> components() {
        Recipe.Postgres recipe = recipe();
        return recipe.members().stream()
                .map(member -> new Component(member, recipe, needs(recipe, member)))
                .toList();
    }

    private Recipe.Postgres recipe() {
        return new Recipe.Postgres(
                database,
                replication.primaryOf(first(owner)),
                members(),
                replication.synchronous());
    }

    private static List<String> needs(Recipe.Postgres recipe, String member) {
        return member.equals(recipe.primary()) ? List.of() : List.of(recipe.primary());
    }

    List<String> members() {
        return names(owner, replication);
    }

    private static List<String> names(String owner, Replication replication) {
        String first = first(owner);
        return Stream.concat(
                        Stream.of(first),
                        IntStream.rangeClosed(1, replication.replicas())
                                .mapToObj(number -> first + "-replica-" + number))
                .toList();
    }

    private static String first(String owner) {
        return "postgres-" + owner;
    }

    /** Where an application finds it, if it is its main or only one. */
    Settings settings() {
        return settings("STOREYS_DATABASE_MAIN");
    }

    /**
     * Where an application finds it.
     *
     * @param node what the names of the variables begin with
     */
    Settings settings(String node) {
        Settings settings =
                new Settings(
                        Map.of(
                                node + "_PRIMARY",
                                url(members()) + whoeverLeads(),
                                node + "_USERNAME",
                                "storeys",
                                node + "_PASSWORD",
                                "{database-password}",
                                node + "_POOL_SIZE",
                                "{pool}"));
        return replication.replicas() == 0
                ? settings
                : settings.and(new Settings(Map.of(node + "_REPLICAS", followers())));
    }

    // What the driver knows of a server is wrong as soon as another one has taken over.
    private String whoeverLeads() {
        return replication.replicas() == 0 ? "" : "?targetServerType=primary&hostRecheckSeconds=1";
    }

    private String followers() {
        return recipe().followers().stream()
                .map(follower -> url(List.of(follower)))
                .collect(Collectors.joining(","));
    }

    private String url(List<String> servers) {
        return servers.stream()
                .map("127.0.0.1:{%s.port}"::formatted)
                .collect(Collectors.joining(",", "jdbc:postgresql://", "/" + database));
    }
}
