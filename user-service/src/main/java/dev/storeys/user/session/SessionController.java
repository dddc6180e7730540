package dev.storeys.user.session;

import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
class SessionController {

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final Sessions sessions;

    SessionController(LogIn logIn, RefreshSession refreshSession, Sessions sessions) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.sessions = sessions;
    }

    @PostMapping("/login")
    TokenPair login(@RequestBody @Valid LoginRequest request) {
        return logIn.with(request);
    }

    @PostMapping("/refresh")
    TokenPair refresh(@RequestBody @Valid RefreshTokenRequest request) {
        return refreshSession.with(request.refreshToken());
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(@RequestBody @Valid RefreshTokenRequest request) {
        sessions.end(request.refreshToken());
    }
}
