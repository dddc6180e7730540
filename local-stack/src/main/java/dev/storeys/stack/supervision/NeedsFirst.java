package dev.storeys.stack.supervision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs one task per name, each when those of the names it needs are done, else at once. */
final class NeedsFirst {

    private NeedsFirst() {}

    static CompletableFuture<Void> run(
            Map<String, List<String>> needs, Consumer<String> task, Executor threads) {
        Map<String, CompletableFuture<Void>> futures = new LinkedHashMap<>();
        for (String name : sorted(needs)) {
            CompletableFuture<?>[] before =
                    needs(needs, name).stream()
                            .map(need -> Optional.ofNullable(futures.get(need)).orElseThrow())
                            .toArray(CompletableFuture[]::new);
            futures.put(
                    name,
                    CompletableFuture.allOf(before).thenRunAsync(() -> task.accept(name), threads));
        }
        return CompletableFuture.allOf(futures.values().toArray(CompletableFuture[]::new));
    }

    /** The same names, each needing those that needed it. */
    static Map<String, List<String>> reversed(Map<String, List<String>> needs) {
        Map<String, List<String>> reversed = new LinkedHashMap<>();
        needs.keySet().forEach(name -> reversed.put(name, new ArrayList<>()));
        needs.forEach((name, before) -> before.forEach(need -> needs(reversed, need).add(name)));
        return reversed;
    }

    /** The names in an order in which each stands after those it needs. */
    static List<String> sorted(Map<String, List<String>> needs) {
        List<String> sorted = new ArrayList<>();
        while (sorted.size() < needs.size()) {
            List<String> next =
                    needs.keySet().stream()
                            .filter(name -> !sorted.contains(name))
                            .filter(name -> sorted.containsAll(needs(needs, name)))
                            .toList();
            if (next.isEmpty()) {
                throw new IllegalArgumentException("Components need each other: " + needs);
            }
            sorted.addAll(next);
        }
        return sorted;
    }

    private static List<String> needs(Map<String, List<String>> needs, String name) {
        return Optional.ofNullable(needs.get(name))
                .orElseThrow(() -> new IllegalArgumentException("Nothing is called " + name));
    }
}
