package dev.storeys.storefront;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Copies a page and the assets that it needs, each asset under a name that contains the hash of its
 * content: {@code assets/shop.js} becomes {@code assets/shop.3f8a61c05b.js}. References are
 * rewritten first, so a change of one file renames all that lead to it and no cache can mix two
 * versions.
 */
public final class Fingerprint {

    private static final String PAGE = "index.html";

    private final Path source;
    private final Path target;
    private final Map<Path, Path> published = new HashMap<>();
    private final Deque<Path> open = new ArrayDeque<>();

    private Fingerprint(Path source, Path target) {
        this.source = source;
        this.target = target;
    }

    /** Takes the folder of index.html and the folder to write to. */
    public static void main(String... folders) throws IOException {
        if (folders.length != 2) {
            throw new IllegalArgumentException("Give a source and a target folder.");
        }
        publish(Path.of(folders[0]), Path.of(folders[1]));
    }

    /** Writes index.html and its assets to {@code target}, in which older assets are deleted. */
    static void publish(Path source, Path target) throws IOException {
        deleteAll(target.resolve("assets"));
        Fingerprint fingerprint = new Fingerprint(source.toAbsolutePath().normalize(), target);
        String page = fingerprint.rewrite(fingerprint.source.resolve(PAGE));
        Files.createDirectories(target);
        Files.writeString(target.resolve(PAGE), page);
    }

    /** Publishes an asset after all that it needs; answers where it is now, within the source. */
    private Path placeOf(Path asset, Path user) {
        Path known = published.get(asset);
        if (known != null) {
            return known;
        }
        if (open.contains(asset)) {
            throw new BrokenReference("A cycle, which cannot be fingerprinted: " + cycle(asset));
        }
        if (!asset.startsWith(source) || !Files.isRegularFile(asset)) {
            throw new BrokenReference(
                    name(user) + " refers to " + name(asset) + ", which is not there.");
        }
        open.addLast(asset);
        Path result = write(asset);
        open.removeLast();
        published.put(asset, result);
        return result;
    }

    private Path write(Path asset) {
        Content content =
                Reference.areIn(asset) ? Content.of(rewrite(asset)) : Content.of(bytes(asset));
        Path result = asset.resolveSibling(content.nameFor(asset.getFileName().toString()));
        Path file = target.resolve(source.relativize(result).toString());
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, content.bytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return result;
    }

    private String rewrite(Path file) {
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        return Reference.replaceAll(
                file,
                text,
                path -> {
                    boolean fromRoot = path.startsWith("/");
                    Path folder = fromRoot ? source : file.resolveSibling("");
                    Path asset = folder.resolve(fromRoot ? path.substring(1) : path).normalize();
                    String name = placeOf(asset, file).getFileName().toString();
                    return path.substring(0, path.lastIndexOf('/') + 1) + name;
                });
    }

    private String cycle(Path asset) {
        return Stream.concat(
                        open.stream().dropWhile(other -> !other.equals(asset)), Stream.of(asset))
                .map(this::name)
                .collect(Collectors.joining(" → "));
    }

    private String name(Path file) {
        return source.relativize(file).toString();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
