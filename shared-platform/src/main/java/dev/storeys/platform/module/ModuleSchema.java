package dev.storeys.platform.module;

import java.util.regex.Pattern;

/**
 * The database schema that a module owns. It is migrated at start from {@code classpath:db/NAME},
 * with a history of its own, and holds the module's outbox and inbox.
 *
 * @param module the module's root configuration; what is below its package belongs to the module
 */
public record ModuleSchema(String name, Class<?> module) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z_]{0,30}");

    /** Refuses names that would need quoting, since the name becomes part of SQL statements. */
    public ModuleSchema {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a schema name: " + name);
        }
    }

    /** The scripts of all its tables. */
    public String scripts() {
        return "classpath:db/" + name;
    }

    /** The scripts of what stays in the main database when the module's data is spread. */
    public String globalScripts() {
        return "classpath:db/global/" + name;
    }

    /** Whether a class is part of the module. */
    public boolean owns(Class<?> type) {
        return (type.getPackageName() + ".").startsWith(module.getPackageName() + ".");
    }
}
