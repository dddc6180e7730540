package dev.storeys.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** The three parts of a token as text, to be put together in ways that no library would. */
public record TokenText(String header, String claims, String signature) implements Bearer {

    /** The parts of a genuine token. */
    public static TokenText of(Bearer genuine) {
        String[] parts = genuine.token().split("\\.");
        return new TokenText(parts[0], parts[1], parts[2]);
    }

    /** Replaces the header by this text, which need not be JSON. */
    public TokenText withHeader(String text) {
        return new TokenText(encode(text.getBytes(UTF_8)), claims, signature);
    }

    /** Replaces the claims by this text, which need not be JSON. */
    public TokenText withClaims(String text) {
        return new TokenText(header, encode(text.getBytes(UTF_8)), signature);
    }

    /** Replaces the claims by another token's. */
    public TokenText withClaimsOf(Bearer other) {
        return new TokenText(header, of(other).claims, signature);
    }

    /** Replaces the signature by these bytes. */
    public TokenText withSignature(byte[] bytes) {
        return new TokenText(header, claims, encode(bytes));
    }

    /** Replaces the signature by another token's. */
    public TokenText withSignatureOf(Bearer other) {
        return new TokenText(header, claims, of(other).signature);
    }

    /** The header as it can be read. */
    public String headerText() {
        return new String(Base64.getUrlDecoder().decode(header), UTF_8);
    }

    /** The claims as they can be read. */
    public String claimsText() {
        return new String(Base64.getUrlDecoder().decode(claims), UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String token() {
        return header + "." + claims + "." + signature;
    }
}
