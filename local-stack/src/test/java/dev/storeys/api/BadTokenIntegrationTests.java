package dev.storeys.api;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.ForgedToken;
import dev.storeys.api.http.Request;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Tokens that prove nothing. That a genuine token ends with its time is tested where clocks can be
 * moved; here an expired one can only be a forged one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTokenIntegrationTests {

    private final Witness witness = new Witness();

    private Stream<Named<Bearer>> badTokens() throws GeneralSecurityException {
        Bearer genuine = witness.customer();
        List<Named<Bearer>> tokens = new ArrayList<>();
        add(tokens, "no token at all", "x");
        add(tokens, "three empty parts", "..");
        add(tokens, "base64 of nothing", "e30.e30.e30");
        add(tokens, "the wrong alphabet", "§.§.§".replace('§', '~'));
        add(tokens, "a very long one", "a".repeat(4_000));
        add(tokens, "a refresh token", witness.customer().account().refreshToken());
        add(
                tokens,
                "one part short",
                genuine.token().substring(0, genuine.token().lastIndexOf('.')));
        add(tokens, "one part more", genuine.token() + ".e30");
        for (String none : List.of("none", "None", "NONE", "")) {
            tokens.add(Named.of("alg '" + none + "'", forged().withoutSignature(none)));
        }
        tokens.add(
                Named.of(
                        "an administrator by own hand",
                        forged().with("roles", List.of("customer", "admin")).withOldSignature()));
        tokens.add(
                Named.of(
                        "somebody else by own hand",
                        forged().with("sub", aCustomer().id()).withOldSignature()));
        tokens.add(Named.of("expired", forged().expired().withOldSignature()));
        tokens.add(Named.of("expired, by a stranger", forged().expired().signedByStranger()));
        tokens.add(Named.of("by a stranger", forged().signedByStranger()));
        tokens.add(
                Named.of(
                        "by a stranger with another key id",
                        forged().withHeader("kid", "stranger").signedByStranger()));
        tokens.add(
                Named.of(
                        "by a stranger with a key id that is a path",
                        forged().withHeader("kid", "../../dev/null").signedByStranger()));
        tokens.add(
                Named.of(
                        "by a stranger who says where the key is",
                        forged().withHeader("jku", "http://127.0.0.1:9/jwks").signedByStranger()));
        tokens.add(Named.of("by a stranger who brings the key", forged().bringingItsKey()));
        tokens.add(
                Named.of(
                        "by the public key as a secret",
                        forged().signedWithPublicKey(publicKey())));
        List<Bearer> damaged = ForgedToken.damaged(genuine);
        for (int n = 0; n < damaged.size(); n++) {
            tokens.add(Named.of("damaged in part " + n, damaged.get(n)));
        }
        return tokens.stream();
    }

    private static void add(List<Named<Bearer>> tokens, String name, String token) {
        tokens.add(Named.of(name, () -> token));
    }

    private ForgedToken forged() {
        return ForgedToken.from(witness.customer());
    }

    private static byte[] publicKey() throws GeneralSecurityException {
        JsonNode key =
                Request.get("/.well-known/jwks.json").send().mustBe(200).json().at("/keys/0");
        Base64.Decoder decoder = Base64.getUrlDecoder();
        RSAPublicKeySpec spec =
                new RSAPublicKeySpec(
                        new BigInteger(1, decoder.decode(key.path("n").asString())),
                        new BigInteger(1, decoder.decode(key.path("e").asString())));
        return KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void proveNothing(Bearer bearer) {
        for (Request request : requests()) {
            Answer answer = request.as(bearer).send().mustBeProblem(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Basic YWRtaW5Ac3RvcmV5cy5kZXY6YWRtaW4=",
                "Digest username=\"admin\"",
                "Token x",
                "bearer",
                "Bearer a b",
                "Bearer \"quoted\""
            })
    void needsABearerToken(String authorization) {
        for (Request request : requests()) {
            request.header("Authorization", authorization).send().mustBeProblem(401);
        }
    }

    @ParameterizedTest
    @MethodSource("requestsByNumber")
    void isNeeded(int number) {
        requests().get(number).send().mustBeProblem(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "jwt"})
    void isNotReadFromTheAddress(String parameter) {
        Request.get("/api/v1/users/me?" + parameter + "=" + witness.customer().token())
                .send()
                .mustBeRefused();
        Request.get("/api/v1/users/me")
                .header("Cookie", parameter + "=" + witness.customer().token())
                .send()
                .mustBeProblem(401);
    }

    private Stream<Integer> requestsByNumber() {
        return Stream.iterate(0, n -> n < requests().size(), n -> n + 1);
    }

    /** One of each kind that needs a token, with everything else right. */
    private List<Request> requests() {
        String product = witness.product().path();
        String order = "/api/v1/orders/" + witness.product().id();
        return List.of(
                Request.get("/api/v1/users/me"),
                Request.patch("/api/v1/users/me").json(Map.of("name", "Hacked")),
                Request.delete("/api/v1/users/me"),
                Request.get("/api/v1/cart"),
                Request.put("/api/v1/cart/items/" + witness.product().id())
                        .json(Map.of("quantity", 1)),
                Request.delete("/api/v1/cart/items/" + witness.product().id()),
                Request.get("/api/v1/orders"),
                Request.get(order),
                Request.post("/api/v1/orders")
                        .header("Idempotency-Key", "forged")
                        .json(
                                Map.of(
                                        "items",
                                        List.of(
                                                Map.of(
                                                        "productId",
                                                        witness.product().id(),
                                                        "quantity",
                                                        1)),
                                        "paymentMethod",
                                        "card-ok")),
                Request.post(order + "/cancel"),
                Request.post(order + "/ship"),
                Request.post(order + "/deliver"),
                Request.get("/api/v1/notifications"),
                Request.patch(product).json(Map.of("name", "Hacked")),
                Request.put(product + "/stock").json(Map.of("quantity", 0)),
                Request.post(product + "/reviews").json(Map.of("rating", 1, "text", "Hacked")),
                Request.post("/api/v1/products/import").json(Map.of("products", List.of())));
    }

    @AfterEach
    void nothingHappened() {
        witness.nothingHappened();
    }

    @AfterAll
    void nothingWasAdded() {
        witness.nothingWasAdded();
        Request.get("/api/v1/users/me").as(theAdministrator()).send().mustBe(200);
    }
}
