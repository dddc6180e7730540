package dev.storeys.stack.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.stack.stage.Recipe.App;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage is the same by {@code ./shop up} and by {@code docker compose up}. */
class ComposeTests {

    private static final Pattern WHERE_DATA_IS =
            Pattern.compile("STOREYS_DATABASE_.*_(PRIMARY|REPLICAS|NAME|STRATEGY)");
    private static final Pattern LOCAL_PORT = Pattern.compile("127\\.0\\.0\\.1:\\{(.+?)\\.port}");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void hasTheSameComponents(int number) throws IOException {
        List<String> components =
                Stages.of(number).components().stream().map(Component::name).toList();
        assertThat(ComposeLayers.of(number).services())
                .containsExactlyInAnyOrderElementsOf(components);
    }

    @ParameterizedTest
    @ValueSource(strings = {"monolith-1", "monolith-2", "monolith-3"})
    void findsEachDatabaseOnTheSameServers(String monolith) throws IOException {
        Map<String, String> here = ((App) Stages.of(3).component(monolith).recipe()).settings();
        assertThat(whereDataIs(ComposeLayers.of(3).environment(monolith)))
                .isEqualTo(whereDataIs(here));
    }

    private static Map<String, String> whereDataIs(Map<String, String> settings) {
        return settings.entrySet().stream()
                .filter(setting -> WHERE_DATA_IS.matcher(setting.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, ComposeTests::address));
    }

    private static String address(Map.Entry<String, String> setting) {
        return LOCAL_PORT.matcher(setting.getValue()).replaceAll("$1:5432");
    }
}
