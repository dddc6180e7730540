package dev.storeys.stack.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeedsFirstTests {

    private final Map<String, List<String>> needs = new LinkedHashMap<>();

    @Test
    void putsEachAfterThoseItNeeds() {
        needs.put("service", List.of("database", "kafka"));
        needs.put("kafka", List.of());
        needs.put("database", List.of());
        assertThat(NeedsFirst.sorted(needs)).containsExactly("kafka", "database", "service");
    }

    @Test
    void turnsTheOrderRoundForStopping() {
        needs.put("service", List.of("database"));
        needs.put("database", List.of());
        assertThat(NeedsFirst.sorted(NeedsFirst.reversed(needs)))
                .containsExactly("service", "database");
    }

    @Test
    void runsAllAndEachAfterThoseItNeeds() {
        needs.put("c", List.of("b"));
        needs.put("b", List.of("a"));
        needs.put("a", List.of());
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        NeedsFirst.run(needs, ran::add, task -> Thread.ofVirtual().start(task)).join();
        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void refusesCircles() {
        needs.put("a", List.of("b"));
        needs.put("b", List.of("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> NeedsFirst.sorted(needs));
    }

    @Test
    void refusesANeedThatNobodyIs() {
        needs.put("a", List.of("b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NeedsFirst.reversed(needs))
                .withMessageContaining("b");
    }
}
