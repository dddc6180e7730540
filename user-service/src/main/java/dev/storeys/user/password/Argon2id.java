package dev.storeys.user.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Bouncy Castle's Argon2id in the PHC string format, word for word as Spring Security's own encoder
 * writes it. That one leaves the memory of each hash to the garbage collector, and two sign-ins a
 * second kept a heap of 160 MB in full collections for a twelfth of the time; this one keeps the
 * memory for the next hash.
 */
final class Argon2id implements PasswordEncoder {

    private static final Logger LOG = LoggerFactory.getLogger(Argon2id.class);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** What a hash takes beside the memory that its parameters speak of. */
    private static final int WORKING_BLOCKS = 4;

    private static final String BASE64 = "([A-Za-z0-9+/]+)";
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=(\\d{1,9})\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$"
                            + BASE64
                            + "\\$"
                            + BASE64);

    private final PasswordSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final BlockPool memory;

    Argon2id(PasswordSettings settings) {
        this.settings = settings;
        int blocks =
                Argon2BytesGenerator.getBlockCount(kilobytes(settings), settings.parallelism());
        this.memory = new FixedBlockPool(settings.turns() * (blocks + WORKING_BLOCKS));
    }

    private static int kilobytes(PasswordSettings settings) {
        return Math.toIntExact(settings.memory().toKilobytes());
    }

    @Override
    public String encode(@Nullable CharSequence clear) {
        Argon2Parameters parameters = fresh();
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        parameters.getVersion(),
                        parameters.getMemory(),
                        parameters.getIterations(),
                        parameters.getLanes(),
                        base64.encodeToString(parameters.getSalt()),
                        base64.encodeToString(hash(clear, parameters, HASH_BYTES)));
    }

    /** Today's, with a salt of its own. */
    private Argon2Parameters fresh() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(kilobytes(settings))
                .withIterations(settings.iterations())
                .withParallelism(settings.parallelism())
                .withSalt(salt)
                .withBlockPool(memory)
                .build();
    }

    @Override
    public boolean matches(@Nullable CharSequence clear, @Nullable String phc) {
        Matcher parts = PHC.matcher(phc == null ? "" : phc);
        if (!parts.matches()) {
            LOG.warn("A password's hash is malformed");
            return false;
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(6));
        return MessageDigest.isEqual(expected, hash(clear, parameters(parts), expected.length));
    }

    /** Those of the hash, which may be older than today's. */
    private Argon2Parameters parameters(Matcher parts) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Integer.parseInt(parts.group(1)))
                .withMemoryAsKB(Integer.parseInt(parts.group(2)))
                .withIterations(Integer.parseInt(parts.group(3)))
                .withParallelism(Integer.parseInt(parts.group(4)))
                .withSalt(Base64.getDecoder().decode(parts.group(5)))
                .withBlockPool(memory)
                .build();
    }

    private static byte[] hash(
            @Nullable CharSequence clear, Argon2Parameters parameters, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[length];
        byte[] password = String.valueOf(clear).getBytes(StandardCharsets.UTF_8);
        generator.generateBytes(password, hash);
        return hash;
    }
}
