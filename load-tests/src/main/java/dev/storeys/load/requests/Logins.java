package dev.storeys.load.requests;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dev.storeys.load.shop.Account;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Staying logged in during long runs. */
public final class Logins {

    private Logins() {}

    /** Logs in again when the account's token is about to expire. */
    public static ChainBuilder whenNeeded() {
        return doIf(session -> Attributes.account(session).needsLogin())
                .then(exec(login()), exec(Logins::keepToken));
    }

    private static HttpRequestActionBuilder login() {
        return http("login")
                .post("/api/v1/auth/login")
                .body(StringBody(Logins::credentials))
                .asJson()
                .check(
                        status().is(200),
                        jsonPath("$.accessToken").saveAs("accessToken"),
                        jsonPath("$.expiresIn").ofLong().saveAs("expiresIn"));
    }

    private static String credentials(Session session) {
        Account account = Attributes.account(session);
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("email", account.email(), "password", account.password()));
    }

    private static Session keepToken(Session session) {
        String token = session.getString("accessToken");
        if (token != null) {
            Attributes.account(session).loggedIn(token, session.getLong("expiresIn"));
        }
        return session.removeAll("accessToken", "expiresIn");
    }
}
