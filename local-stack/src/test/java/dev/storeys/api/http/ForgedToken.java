package dev.storeys.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that look like a genuine one and are none. */
public final class ForgedToken {

    private static final KeyPair STRANGER = keyPair();

    private final ObjectNode header;
    private final ObjectNode claims;
    private final String signature;

    private ForgedToken(String genuine) {
        String[] parts = genuine.split("\\.");
        this.header = tree(parts[0]);
        this.claims = tree(parts[1]);
        this.signature = parts[2];
    }

    /** Starts from a genuine token. */
    public static ForgedToken from(Bearer genuine) {
        return new ForgedToken(genuine.token());
    }

    /** The header of a token, readable. */
    public static JsonNode headerOf(Bearer bearer) {
        return tree(bearer.token().split("\\.")[0]);
    }

    /** The claims of a token, readable. */
    public static JsonNode claimsOf(Bearer bearer) {
        return tree(bearer.token().split("\\.")[1]);
    }

    /** Changes a claim. */
    public ForgedToken with(String claim, Object value) {
        claims.set(claim, Json.tree(value));
        return this;
    }

    /** Changes something in the header. */
    public ForgedToken withHeader(String name, Object value) {
        header.set(name, Json.tree(value));
        return this;
    }

    /** Leaves a claim out. */
    public ForgedToken without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Leaves something out of the header. */
    public ForgedToken withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    /** Makes it end an hour ago. */
    public ForgedToken expired() {
        return with("exp", Instant.now().minusSeconds(3_600).getEpochSecond());
    }

    /** Keeps the signature, which was for something else. */
    public Bearer withOldSignature() {
        return () -> content() + "." + signature;
    }

    /** Claims that it needs no signature. */
    public Bearer withoutSignature(String algorithm) {
        withHeader("alg", algorithm);
        return () -> content() + ".";
    }

    /** Signs with a key that the shop has never seen. */
    public Bearer signedByStranger() {
        return () -> content() + "." + encode(sign(content()));
    }

    /** Signs with a shared secret; with the public key as such, a careless verifier accepts it. */
    public Bearer signedWithSecret(String algorithm, byte[] secret) {
        withHeader("alg", algorithm);
        return () -> content() + "." + encode(mac(algorithm, content(), secret));
    }

    /** Offers its own key inside the token. */
    public Bearer bringingItsKey() {
        var key = (java.security.interfaces.RSAPublicKey) STRANGER.getPublic();
        withHeader(
                "jwk",
                Map.of(
                        "kty", "RSA",
                        "n", encode(key.getModulus().toByteArray()),
                        "e", encode(key.getPublicExponent().toByteArray())));
        return signedByStranger();
    }

    private String content() {
        return encode(header.toString().getBytes(UTF_8))
                + "."
                + encode(claims.toString().getBytes(UTF_8));
    }

    private static ObjectNode tree(String part) {
        return (ObjectNode) Json.read(Base64.getUrlDecoder().decode(part));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sign(String content) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(STRANGER.getPrivate());
            signer.update(content.getBytes(UTF_8));
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] mac(String algorithm, String content, byte[] secret) {
        try {
            String name = algorithm.replace("HS", "HmacSHA");
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(secret, name));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
