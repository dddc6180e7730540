package dev.storeys.api.access;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the document, asked by everyone: who gets what, and what becomes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIntegrationTests {

    /** Differ from answer to answer, whoever asks for what; a connection has its last request. */
    private static final Set<String> PASSING =
            Set.of(
                    "date",
                    "x-request-id",
                    "x-served-by",
                    "traceparent",
                    "content-length",
                    "connection");

    // Both say the same of any answer: how far everybody's writes are, and whose turn it was.
    private static final Set<String> TURNING = Set.of("x-consistency-token", "x-data-source");

    private final Scene scene = new Scene();

    /** One operation, and who asks. */
    private record Attempt(Row row, Role role) {

        /** Whether it may show or change what is the owner's. */
        boolean isMeant() {
            return !row.refuses(role) && (role == Role.OWNER || row.isForAdministrators());
        }

        @Override
        public String toString() {
            return row.operation() + " by " + role + ": " + row.answer(role);
        }
    }

    private static Stream<Attempt> attempts() {
        return Rows.all().stream()
                .flatMap(row -> Stream.of(Role.values()).map(role -> new Attempt(row, role)));
    }

    private static Stream<Attempt> attemptsOnSecrets() {
        return attempts()
                .filter(attempt -> attempt.row().isOnSecret())
                .filter(attempt -> attempt.row().refuses(attempt.role()));
    }

    private static Stream<Row> readings() {
        return Rows.withAToken().stream()
                .filter(row -> row.operation().method().equals("GET"))
                .filter(row -> !row.isForAdministrators());
    }

    @Test
    void coverEveryOperationOfTheDocumentAndSayAlikeWhatNeedsAToken() {
        Map<String, Boolean> rows =
                Rows.all().stream()
                        .collect(toMap(row -> row.operation().toString(), Row::needsAToken));

        assertThat(rows)
                .as("Each operation of the document, and no other, has a row in Rows")
                .containsExactlyInAnyOrderEntriesOf(Operation.documented());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void getWhatTheTableSays(Attempt attempt) {
        Row row = attempt.row();
        String thing = row.thing(scene);
        if (attempt.isMeant()) {
            // At once: an order that is to be cancelled does not stay pending for long.
            send(attempt, thing).mustBe(row.answer(attempt.role()));
            scene.awaitOrder(thing, row.outcome());
        } else {
            touchesNothingOfTheOwners(attempt, thing);
        }
    }

    private void touchesNothingOfTheOwners(Attempt attempt, String thing) {
        Row row = attempt.row();
        Map<String, Object> belongings = scene.belongings();
        Map<String, Object> shelves = scene.shelves();

        Answer answer = send(attempt, thing).mustBe(row.answer(attempt.role()));

        if (row.refuses(attempt.role())) {
            answer.mustBeProblem(row.answer(attempt.role()));
            assertThat(scene.shelves()).isEqualTo(shelves);
        }
        assertThat(scene.belongings()).isEqualTo(belongings);
        if (row.needsAToken()) {
            // A refusal may repeat the address that was asked for.
            assertThat(answer.text().replace(row.operation().path(thing), ""))
                    .as(answer::toString)
                    .doesNotContain(scene.secrets());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attemptsOnSecrets")
    void doNotLearnWhetherThereIsSuchAThing(Attempt attempt) {
        String thing = attempt.row().thing(scene);
        String nothing = UUID.randomUUID().toString();

        Answer known = send(attempt, thing);
        Answer unknown = send(attempt, nothing);

        assertThat(known.status()).isEqualTo(unknown.status());
        assertThat(lasting(known)).isEqualTo(lasting(unknown));
        assertThat(words(known, thing)).isEqualTo(words(unknown, nothing));
    }

    /** Otherwise, that nobody else reads these words would prove nothing. */
    @ParameterizedTest
    @MethodSource("readings")
    void showOwnersWhatIsTheirs(Row row) {
        Answer answer = row.request(scene, row.thing(scene)).as(scene.owner()).send().mustBe(200);

        assertThat(List.of(scene.secrets()))
                .as(answer::toString)
                .anySatisfy(secret -> assertThat(answer.text()).contains(secret));
    }

    private Answer send(Attempt attempt, String thing) {
        Request request = attempt.row().request(scene, thing);
        Bearer bearer = scene.bearer(attempt.role());
        return bearer == null ? request.send() : request.as(bearer).send();
    }

    private static String words(Answer answer, String thing) {
        return answer.text()
                .replace(String.valueOf(answer.text("/traceId")), "TRACE")
                .replace(thing, "THING");
    }

    private static Map<String, List<String>> lasting(Answer answer) {
        Map<String, List<String>> headers = new HashMap<>(answer.headers());
        headers.keySet().removeAll(PASSING);
        headers.replaceAll((name, values) -> TURNING.contains(name) ? List.of("any") : values);
        return headers;
    }
}
