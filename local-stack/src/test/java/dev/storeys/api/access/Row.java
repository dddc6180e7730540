package dev.storeys.api.access;

import dev.storeys.api.http.Request;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One operation, a request that is right apart from who sends it, and what each gets. */
final class Row {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REFUSED = 400;

    private final Operation operation;
    private final @Nullable Function<Scene, String> thing;
    private final boolean secret;
    private final Map<Role, Integer> answers = new EnumMap<>(Role.class);
    private @Nullable Function<Scene, Object> body;
    private @Nullable String outcome;
    private boolean keyed;

    private Row(String operation, @Nullable Function<Scene, String> thing, boolean secret) {
        this.operation = Operation.of(operation);
        this.thing = thing;
        this.secret = secret;
    }

    /** An operation whose path names nothing. */
    static Row on(String operation) {
        return new Row(operation, null, false);
    }

    /** An operation on something that everybody may know. */
    static Row on(String operation, Function<Scene, String> thing) {
        return new Row(operation, thing, false);
    }

    /** An operation on something that is its owner's alone. */
    static Row onSecret(String operation, Function<Scene, String> thing) {
        return new Row(operation, thing, true);
    }

    /** What is sent, as JSON. */
    Row sending(Function<Scene, Object> wish) {
        this.body = wish;
        return this;
    }

    /** Sends an Idempotency-Key of its own each time. */
    Row withKey() {
        this.keyed = true;
        return this;
    }

    /** The order becomes this, when it is done. */
    Row becoming(String status) {
        this.outcome = status;
        return this;
    }

    /** The statuses, in the order of a table's columns. */
    Row answers(int nobody, int otherCustomer, int administrator, int owner) {
        answers.put(Role.ANONYMOUS, nobody);
        answers.put(Role.OTHER_CUSTOMER, otherCustomer);
        answers.put(Role.ADMINISTRATOR, administrator);
        answers.put(Role.OWNER, owner);
        return this;
    }

    Operation operation() {
        return operation;
    }

    /** Whether whoever may not see the thing may not know either that there is one. */
    boolean isOnSecret() {
        return secret;
    }

    boolean needsAToken() {
        return answer(Role.ANONYMOUS) == UNAUTHORIZED;
    }

    boolean isForAdministrators() {
        return answer(Role.OWNER) == FORBIDDEN;
    }

    int answer(Role role) {
        return answers.getOrDefault(role, 0);
    }

    boolean refuses(Role role) {
        return answer(role) >= REFUSED;
    }

    /** What an order becomes by it, if it is about one. */
    @Nullable String outcome() {
        return outcome;
    }

    /** What the path names, in a state in which the operation can be done. */
    String thing(Scene scene) {
        return thing == null ? "" : thing.apply(scene);
    }

    /** The request about that thing, from nobody yet. */
    Request request(Scene scene, String about) {
        Request request = operation.request(about);
        if (keyed) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return body == null ? request : request.json(body.apply(scene));
    }
}
