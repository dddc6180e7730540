package dev.storeys.platform.module;

import java.util.regex.Pattern;

/**
 * The database schema that a module owns. It is migrated at start from {@code classpath:db/NAME},
 * with a history of its own, and holds the module's outbox and inbox.
 */
public record ModuleSchema(String name) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z_]{0,30}");

    /** Refuses names that would need quoting, since the name becomes part of SQL statements. */
    public ModuleSchema {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a schema name: " + name);
        }
    }
}
