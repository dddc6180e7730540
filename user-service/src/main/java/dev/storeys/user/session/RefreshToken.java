package dev.storeys.user.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A random secret of 256 bits, behind its user's id, that buys one new pair of tokens; only its
 * hash is stored.
 */
record RefreshToken(@JsonValue String secret) {

    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    RefreshToken {}

    /** A new one for a user, whose id it begins with: that tells where the session is. */
    static RefreshToken of(UUID user) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + BYTES);
        bytes.putLong(user.getMostSignificantBits()).putLong(user.getLeastSignificantBits());
        bytes.put(random);
        return new RefreshToken(
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Whose it says it is; nothing if it is none of ours. */
    Optional<UUID> user() {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(secret));
            return bytes.remaining() == ID_BYTES + BYTES
                    ? Optional.of(new UUID(bytes.getLong(), bytes.getLong()))
                    : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** A plain hash is enough: nobody guesses 256 random bits. */
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[***]";
    }
}
