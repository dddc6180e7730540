package dev.storeys.load;

import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import java.util.prefs.PreferencesFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Gatling at home. Before each run it asks a public server for its latest release and keeps
 * the answer in the user's Java preferences, and no setting of its own stops that. These
 * preferences, chosen by a system property, say that it has just asked, and store nothing.
 */
public final class StillPreferences implements PreferencesFactory {

    @Override
    public Preferences systemRoot() {
        return new Node(null, "");
    }

    @Override
    public Preferences userRoot() {
        return new Node(null, "");
    }

    private static final class Node extends AbstractPreferences {

        Node(@Nullable Node parent, String name) {
            super(parent, name);
        }

        @Override
        protected @Nullable String getSpi(String key) {
            return key.equals("lastCheckTimestamp") ? Long.toString(Long.MAX_VALUE) : null;
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            return new Node(this, name);
        }

        @Override
        protected void putSpi(String key, String value) {}

        @Override
        protected void removeSpi(String key) {}

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return new String[0];
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
