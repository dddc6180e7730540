package dev.storeys.api.shop;

import dev.storeys.api.http.Answer;
import dev.storeys.api.http.Bearer;
import dev.storeys.api.http.Request;
import java.util.Map;
import java.util.Objects;

/** Somebody who is signed in. */
public final class Account implements Bearer {

    /** The password of everyone the tests register. */
    public static final String PASSWORD = "correct horse battery";

    private final String email;
    private final Answer login;

    private Account(String email, Answer login) {
        this.email = email;
        this.login = login;
    }

    /** Tries to register. */
    public static Answer register(String email, String password, String name, String country) {
        return Request.post("/api/v1/users")
                .json(
                        Map.of(
                                "email",
                                email,
                                "password",
                                password,
                                "name",
                                name,
                                "country",
                                country))
                .send();
    }

    /** Tries to sign in. */
    public static Answer login(String email, String password) {
        return Request.post("/api/v1/auth/login")
                .json(Map.of("email", email, "password", password))
                .send();
    }

    /** Tries to get a new pair of tokens for a refresh token. */
    public static Answer refresh(String refreshToken) {
        return Request.post("/api/v1/auth/refresh")
                .json(Map.of("refreshToken", refreshToken))
                .send();
    }

    /** Tries to end the session of a refresh token. */
    public static Answer logout(String refreshToken) {
        return Request.post("/api/v1/auth/logout")
                .json(Map.of("refreshToken", refreshToken))
                .send();
    }

    /** Signs in; fails if that is refused. */
    public static Account signedIn(String email, String password) {
        return new Account(email, login(email, password).mustBe(200));
    }

    public String email() {
        return email;
    }

    @Override
    public String token() {
        return Objects.requireNonNull(login.text("/accessToken"));
    }

    public String refreshToken() {
        return Objects.requireNonNull(login.text("/refreshToken"));
    }
}
