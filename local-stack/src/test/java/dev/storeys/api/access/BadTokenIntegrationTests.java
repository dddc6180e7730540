package dev.storeys.api.access;

import static dev.storeys.api.shop.Shop.aCustomer;
import static dev.storeys.api.shop.Shop.theAdministrator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens that prove nothing, shown to every operation that needs one. That a genuine token ends
 * with its time is tested where clocks can be moved; here an expired one can only be a forged one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTokenIntegrationTests {

    private static final int PROMISED_KINDS = 40;

    private final Scene scene = new Scene();
    private final Map<String, Bearer> tokens =
            new BadTokens(scene.owner(), aCustomer(), theAdministrator()).all();
    private final Map<Row, String> things = things();
    private final List<String> catalogue = Scene.catalogue();
    private Map<String, Object> belongings = scene.belongings();
    private Map<String, Object> shelves = scene.shelves();

    private Map<Row, String> things() {
        Map<Row, String> named = new LinkedHashMap<>();
        Rows.withAToken().forEach(row -> named.put(row, row.thing(scene)));
        return named;
    }

    private Stream<Named<Bearer>> tokens() {
        return tokens.entrySet().stream().map(kind -> Named.of(kind.getKey(), kind.getValue()));
    }

    /** One for each row, with everything right but the token. */
    private Stream<Request> requests() {
        return things.entrySet().stream()
                .map(entry -> entry.getKey().request(scene, entry.getValue()));
    }

    @Test
    void areOfMoreKindsThanPromised() {
        assertThat(tokens).hasSizeGreaterThanOrEqualTo(PROMISED_KINDS);
        assertThat(tokens.values().stream().map(Bearer::token))
                .as("no kind is another's twin")
                .doesNotHaveDuplicates()
                .doesNotContain(scene.owner().token());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void proveNothing(Bearer bearer) {
        requests()
                .forEach(request -> {
                    Answer answer = request.as(bearer).send().mustBeProblem(401);
                    assertThat(answer.header("WWW-Authenticate"))
                            .hasValueSatisfying(scheme -> assertThat(scheme).startsWith("Bearer"));
                });
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
    void needABearerScheme(String authorization) {
        requests()
                .forEach(request ->
                        request.header("Authorization", authorization).send().mustBeProblem(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ", "Digest ", "JWT ", "Token ", "Bearer:", "Bearer,", ""})
    void doNotBecomeGoodBehindAnotherScheme(String scheme) {
        String token = scheme + scene.owner().token();
        requests()
                .forEach(request ->
                        request.header("Authorization", token).send().mustBeProblem(401));
    }

    /** Two calls of the API that no document names yet. */
    @ParameterizedTest
    @ValueSource(strings = {"DELETE /api/v1/users/me", "PUT /api/v1/products/{id}/image"})
    void areNotGoodEnoughForWhatIsNotBuiltYetEither(String operation) {
        Request request = Operation.of(operation).request(scene.product());

        request.as(tokens.get("by a stranger")).send().mustBeProblem(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token", "jwt"})
    void areNotReadFromTheAddress(String parameter) {
        String token = parameter + "=" + scene.owner().token();
        Request.get("/api/v1/users/me?" + token).send().mustBeRefused();
        Request.get("/api/v1/users/me").header("Cookie", token).send().mustBeProblem(401);
    }

    @AfterEach
    void nothingHappened() {
        Map<String, Object> before = belongings;
        Map<String, Object> shown = shelves;
        // What one token did must not be laid at the door of the next.
        belongings = scene.belongings();
        shelves = scene.shelves();
        assertThat(belongings).isEqualTo(before);
        assertThat(shelves).isEqualTo(shown);
    }

    @AfterAll
    void nothingWasAdded() {
        assertThat(Scene.catalogue()).hasSameSizeAs(catalogue);
        Request.get("/api/v1/users/me").as(theAdministrator()).send().mustBe(200);
    }
}
