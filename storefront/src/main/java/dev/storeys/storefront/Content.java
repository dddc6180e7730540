package dev.storeys.storefront;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is in a file, and the name that follows from it. */
final class Content {

    private static final int DIGITS = 10;

    private final byte[] bytes;

    private Content(byte[] bytes) {
        this.bytes = bytes;
    }

    static Content of(byte[] bytes) {
        return new Content(bytes.clone());
    }

    static Content of(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** {@code shop.js} becomes {@code shop.3f8a61c05b.js}. */
    String nameFor(String plain) {
        int dot = plain.lastIndexOf('.');
        return plain.substring(0, dot) + "." + hash() + plain.substring(dot);
    }

    private String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
