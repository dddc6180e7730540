package dev.storeys.api.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.storeys.api.access.BadTokens.Forge;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import dev.storeys.api.http.TokenText;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Tokens whose header shall make the reader use another algorithm, another key, or none. */
final class ForgedHeaders {

    private final Map<String, Bearer> kinds = new TreeMap<>();
    private final Forge forge;

    ForgedHeaders(Forge forge) {
        this.forge = forge;
        algorithms();
        secrets();
        keys();
        types();
    }

    Map<String, Bearer> kinds() {
        return kinds;
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            kinds.put("alg '" + none + "'", forge.get().withoutSignature(none));
        }
        kinds.put(
                "alg 'none' above a signature",
                forge.get().withHeader("alg", "none").withOldSignature());
        for (String other : List.of("RS384", "RS512", "PS256", "ES256", "EdDSA", "RSA-OAEP")) {
            kinds.put("alg " + other, forge.get().withHeader("alg", other).withOldSignature());
            kinds.put(
                    "alg " + other + ", by a stranger",
                    forge.get().withHeader("alg", other).signedByStranger());
        }
        kinds.put("no alg", forge.get().withoutHeader("alg").withOldSignature());
    }

    private void secrets() {
        JsonNode key =
                Request.get("/.well-known/jwks.json").send().mustBe(200).json().at("/keys/0");
        byte[] der = encoded(key);
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----\n";
        Map<String, byte[]> secrets =
                Map.of(
                        "the public key", der,
                        "the public key as text", pem.getBytes(UTF_8),
                        "the published key", key.toString().getBytes(UTF_8),
                        "a guess", "storeys-secret-storeys-secret-00".getBytes(UTF_8),
                        "a zero", new byte[1]);
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            secrets.forEach((name, secret) ->
                    kinds.put(
                            algorithm + " with " + name,
                            forge.get().signedWithSecret(algorithm, secret)));
        }
    }

    private static byte[] encoded(JsonNode key) {
        Base64.Decoder decoder = Base64.getUrlDecoder();
        RSAPublicKeySpec spec =
                new RSAPublicKeySpec(
                        new BigInteger(1, decoder.decode(key.path("n").asString())),
                        new BigInteger(1, decoder.decode(key.path("e").asString())));
        try {
            return KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void keys() {
        String here = "http://127.0.0.1:9/";
        kinds.put("by a stranger", forge.get().signedByStranger());
        kinds.put("by a stranger, no key id", forge.get().withoutHeader("kid").signedByStranger());
        kinds.put("by a stranger who brings the key", forge.get().bringingItsKey());
        header("kid", "another", "stranger");
        header("kid", "a path", "../../../../dev/null");
        header("kid", "SQL", "' UNION SELECT 'stranger'; --");
        header("kid", "a command", "key|touch /tmp/stranger");
        header("kid", "a number", 1);
        header("jku", "elsewhere", here + "jwks");
        header("x5u", "elsewhere", here + "chain.pem");
        header("x5c", "a certificate", List.of("MIIB"));
    }

    private void types() {
        String token = forge.get().signedByStranger().token();
        header("typ", "JWT", "JWT");
        header("typ", "a refresh token's", "rt+jwt");
        kinds.put("no typ", forge.get().withoutHeader("typ").withOldSignature());
        header("cty", "a token in a token", "JWT");
        kinds.put(
                "a token as the claims of another",
                TokenText.of(forge.get().withHeader("cty", "JWT").signedByStranger())
                        .withClaims(token));
        header("crit", "something unknown", List.of("storeys"));
        header("crit", "nothing", List.of());
        header("b64", "false", false);
        header("zip", "deflate", "DEF");
        header("enc", "as if encrypted", "A256GCM");
    }

    /** With the old signature, and signed by a stranger. */
    private void header(String name, String what, Object value) {
        kinds.put(name + " is " + what, forge.get().withHeader(name, value).withOldSignature());
        kinds.put(
                name + " is " + what + ", by a stranger",
                forge.get().withHeader(name, value).signedByStranger());
    }
}
