package dev.storeys.load;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/** What the command line chose, as {@code -Dstoreys.*} properties. */
record Settings(URI url, String journey, Profile profile, Path trace, double speed, Path results) {

    static Settings of(Properties properties) {
        String url = properties.getProperty("storeys.url", "http://localhost:8080");
        return new Settings(
                URI.create(url.replaceAll("/+$", "")),
                properties.getProperty("storeys.journey", "mixed"),
                profile(properties.getProperty("storeys.profile", "smoke")),
                Path.of(properties.getProperty("storeys.trace", "")),
                // The recorded working week in about three minutes.
                speed(properties.getProperty("storeys.speed", "2000")),
                Path.of(properties.getProperty("storeys.results", "target/gatling")));
    }

    private static Profile profile(String name) {
        return Arrays.stream(Profile.values())
                .filter(profile -> profile.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "storeys.profile is smoke, load, stress or soak, not " + name));
    }

    private static double speed(String text) {
        try {
            double speed = Double.parseDouble(text);
            if (speed > 0 && Double.isFinite(speed)) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // Told below, together with zero and less.
        }
        throw new IllegalArgumentException("storeys.speed is a number above 0, not " + text);
    }
}
