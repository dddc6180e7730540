package dev.storeys.platform.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What stops the start, and the line that says why. */
class ShardSettingsTests {

    private static final String SHARDS = "storeys.database.shards.";

    private final ApplicationContextRunner process =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ShardSettings.class)
    static class Settings {}

    @Test
    void takeNodesByTheirNumbers() {
        process.withPropertyValues(nodes("hash", "a", "b", "c"))
                .run(context -> {
                    ShardSettings settings = context.getBean(ShardSettings.class);
                    assertThat(settings.names()).containsExactly("a", "b", "c");
                    assertThat(settings.modules()).containsExactlyInAnyOrder("users", "orders");
                });
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("Two shards have the same name: a", nodes("hash", "a", "b", "a")),
                Arguments.of(
                        "No shard can be called main, as the main database is",
                        nodes("hash", "main")),
                Arguments.of(
                        "Two shards have the same primary: jdbc:postgresql://a/shop",
                        with(
                                nodes("hash", "a", "b"),
                                SHARDS + "nodes[1].primary=jdbc:postgresql://a/shop")),
                Arguments.of("The shard a has no range", nodes("range", "a")),
                Arguments.of(
                        "Only the strategy range has ranges",
                        with(nodes("hash", "a"), SHARDS + "nodes[0].range=A-Z")),
                Arguments.of(
                        "Two nodes keep the same names: a (A-M) and b (M-Z)",
                        with(
                                nodes("range", "a", "b"),
                                SHARDS + "nodes[0].range=A-M",
                                SHARDS + "nodes[1].range=M-Z")),
                Arguments.of(
                        "No node keeps names that begin with N",
                        with(
                                nodes("range", "a", "b"),
                                SHARDS + "nodes[0].range=A-M",
                                SHARDS + "nodes[1].range=O-Z")),
                Arguments.of(
                        "Without the accounts, which are in the schema users, only the strategy hash works",
                        with(nodes("directory", "a"), SHARDS + "modules=orders")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void stopTheStartWithOneLine(String line, String[] settings) {
        process.withPropertyValues(settings)
                .run(context -> assertThat(context).getFailure().hasRootCauseMessage(line));
    }

    @Test
    void needANode() {
        process.withPropertyValues(SHARDS + "strategy=hash")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("nodes"));
    }

    private static String[] nodes(String strategy, String... names) {
        List<String> settings = new ArrayList<>();
        settings.add(SHARDS + "strategy=" + strategy);
        for (int number = 0; number < names.length; number++) {
            String node = SHARDS + "nodes[%d].".formatted(number);
            settings.add(node + "name=" + names[number]);
            settings.add(
                    node
                            + "primary=jdbc:postgresql://%s%s/shop"
                                    .formatted(names[number], number == 0 ? "" : number));
        }
        return settings.toArray(String[]::new);
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
    }
}
