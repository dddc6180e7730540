package dev.storeys.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next} is the cursor of the following page, or null on the last one. */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The page for {@code limit} items out of {@code found}, which were read with a limit of one
     * more to learn whether a next page exists.
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}
