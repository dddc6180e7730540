package dev.storeys.bench.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTests {

    @Test
    void drawsABarForEachThing() {
        assertThat(Markdown.bars("Users", "thousands", List.of("a", "b"), List.of(333.333, 20.0)))
                .isEqualTo(
                        """
                        ```mermaid
                        xychart-beta
                            title "Users"
                            x-axis ["a", "b"]
                            y-axis "thousands" 0 --> 400
                            bar [333, 20.0]
                        ```
                        """);
    }

    @Test
    void hasALineForEachThing() {
        assertThat(
                        Markdown.table(
                                "Users",
                                List.of("shard", "users"),
                                List.of(1, 2),
                                "| %d | 7 |"::formatted))
                .isEqualTo(
                        """
                        **Users**

                        | shard | users |
                        |---|---|
                        | 1 | 7 |
                        | 2 | 7 |
                        """);
    }
}
