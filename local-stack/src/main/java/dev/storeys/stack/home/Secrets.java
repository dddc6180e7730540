package dev.storeys.stack.home;

import java.io.IOException;
import java.security.SecureRandom;

/** Passwords of one stage, made once and kept in a file that only its owner may read. */
public record Secrets(
        String adminPassword,
        String serviceKey,
        String databasePassword,
        String databaseOwnerPassword,
        String redisPassword,
        String webhookSecret) {

    private static final String ALPHABET =
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int ADMIN_LENGTH = 16;
    private static final int KEY_LENGTH = 32;

    /** Secrets that an earlier version has kept lack the later ones, which are then made anew. */
    public Secrets {
        if (webhookSecret == null) {
            webhookSecret = word(new SecureRandom(), KEY_LENGTH);
        }
    }

    /** Reads the stage's secrets, or makes them. A wished admin password replaces the kept one. */
    public static Secrets of(StageFolder folder, String wishedAdminPassword) throws IOException {
        JsonFile<Secrets> file = new JsonFile<>(folder.secretsFile(), Secrets.class);
        Secrets kept = file.read().orElseGet(Secrets::random);
        Secrets secrets =
                wishedAdminPassword.isEmpty() ? kept : kept.withAdmin(wishedAdminPassword);
        file.write(secrets);
        return secrets;
    }

    private static Secrets random() {
        SecureRandom random = new SecureRandom();
        return new Secrets(
                word(random, ADMIN_LENGTH),
                word(random, KEY_LENGTH),
                word(random, KEY_LENGTH),
                word(random, KEY_LENGTH),
                word(random, KEY_LENGTH),
                word(random, KEY_LENGTH));
    }

    private Secrets withAdmin(String password) {
        return new Secrets(
                password,
                serviceKey,
                databasePassword,
                databaseOwnerPassword,
                redisPassword,
                webhookSecret);
    }

    // Letters and digits only: these words end up in URLs, SQL and shell lines.
    private static String word(SecureRandom random, int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
