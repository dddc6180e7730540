package dev.storeys.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTests {

    @TempDir Path source;
    @TempDir Path target;

    @BeforeEach
    void aSmallShop() throws IOException {
        write(
                "index.html",
                """
                <link rel="icon" href="/assets/icon.svg">
                <link rel="stylesheet" href="/assets/shop.css">
                <script type="module" src="/assets/shop.js"></script>
                <a href="#/basket">Basket</a>
                """);
        write("assets/icon.svg", "<svg/>");
        write("assets/shop.css", "body { background: url(icon.svg); fill: url(#paint); }");
        write("assets/shop.js", "import { el } from \"./dom.js\";\nimport \"./money.js\";\n");
        write("assets/money.js", "export const load = () => import('./dom.js');\n");
        write("assets/dom.js", "export const el = 1;\n");
    }

    @Test
    void namesAssetsByTheirContent() throws IOException {
        publish();
        assertThat(assets())
                .hasSize(5)
                .allMatch(name -> name.matches("[a-z]+\\.[0-9a-f]{10}\\.(js|css|svg)"));
    }

    @Test
    void rewritesReferencesEverywhere() throws IOException {
        publish();
        assertThat(page())
                .contains("\"/assets/" + asset("icon") + "\"")
                .contains("\"/assets/" + asset("shop.*css") + "\"")
                .contains("\"/assets/" + asset("shop.*js") + "\"")
                .contains("href=\"#/basket\"");
        assertThat(read("shop.*js"))
                .isEqualTo(
                        "import { el } from \"./%s\";\nimport \"./%s\";\n"
                                .formatted(asset("dom"), asset("money")));
        assertThat(read("money")).contains("import('./" + asset("dom") + "')");
        assertThat(read("shop.*css")).contains("url(" + asset("icon") + ")", "url(#paint)");
    }

    @Test
    void givesTheSameNamesForTheSameContent() throws IOException {
        publish();
        List<String> first = assets();
        publish();
        assertThat(assets()).isEqualTo(first);
    }

    @Test
    void renamesAllThatLeadToAChangedFile() throws IOException {
        publish();
        List<String> before = assets();
        write("assets/dom.js", "export const el = 2;\n");
        publish();
        assertThat(assets())
                .hasSize(5)
                .contains(asset("icon"), asset("shop.*css"))
                .filteredOn(before::contains)
                .containsExactly(asset("icon"), asset("shop.*css"));
    }

    @Test
    void leavesOutWhatNobodyNeeds() throws IOException {
        write("assets/old.js", "");
        publish();
        assertThat(assets()).noneMatch(name -> name.startsWith("old"));
    }

    @Test
    void copiesOtherFilesByteForByte() throws IOException {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff};
        Files.write(source.resolve("assets/icon.png"), picture);
        write("index.html", "<link href=\"/assets/icon.png\">");
        publish();
        assertThat(target.resolve("assets/" + asset("icon"))).hasBinaryContent(picture);
    }

    @Test
    void refusesCycles() throws IOException {
        write("assets/dom.js", "import \"./shop.js\";");
        assertThatExceptionOfType(BrokenReference.class)
                .isThrownBy(this::publish)
                .withMessageContaining("assets/shop.js → assets/dom.js → assets/shop.js");
    }

    @Test
    void refusesReferencesToNothing() throws IOException {
        write("assets/dom.js", "import \"./none.js\";");
        assertThatExceptionOfType(BrokenReference.class)
                .isThrownBy(this::publish)
                .withMessage("assets/dom.js refers to assets/none.js, which is not there.");
    }

    private void publish() throws IOException {
        Fingerprint.publish(source, target);
    }

    private void write(String name, String text) throws IOException {
        Path file = source.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String page() throws IOException {
        return Files.readString(target.resolve("index.html"));
    }

    private String read(String start) throws IOException {
        return Files.readString(target.resolve("assets/" + asset(start)));
    }

    private String asset(String start) throws IOException {
        return assets().stream().filter(name -> name.matches(start + ".*")).findAny().orElseThrow();
    }

    private List<String> assets() throws IOException {
        try (Stream<Path> files = Files.list(target.resolve("assets"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
