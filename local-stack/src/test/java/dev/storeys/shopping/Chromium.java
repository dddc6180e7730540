package dev.storeys.shopping;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, without a window and without calls of its own to the network. */
final class Chromium implements AutoCloseable {

    private static final String VARIABLE = "STOREYS_CHROMIUM";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final List<String> QUIETLY =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic",
                    "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Where it is: as the environment says, or on the path. */
    static Optional<Path> find() {
        Optional<String> named = Optional.ofNullable(System.getenv(VARIABLE));
        return named.isPresent()
                ? named.map(Path::of).filter(Files::isExecutable)
                : folders().flatMap(Chromium::in).findFirst();
    }

    static String howToGetIt() {
        return "no Chromium on the path: install it, or name it in " + VARIABLE;
    }

    static Chromium start(Path executable) {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(
                                    new BrowserType.LaunchOptions()
                                            .setExecutablePath(executable)
                                            .setArgs(QUIETLY)));
        } catch (RuntimeException failure) {
            playwright.close();
            throw failure;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Stream<Path> folders() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of),
                Stream.of(Path.of("/usr/bin")));
    }

    private static Stream<Path> in(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::isExecutable);
    }
}
