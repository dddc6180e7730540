package dev.storeys.user.session;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Sessions")
@RestController
@RequestMapping("/api/v1/auth")
class SessionController {

    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final EndSessions endSessions;

    SessionController(LogIn logIn, RefreshSession refreshSession, EndSessions endSessions) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.endSessions = endSessions;
    }

    @Operation(summary = "Signs in")
    @PostMapping("/login")
    TokenPair login(@RequestBody @Valid LoginRequest request, HttpServletRequest http) {
        return logIn.with(request, http.getRemoteAddr());
    }

    @Operation(summary = "Exchanges a refresh token, once, for a new pair")
    @PostMapping("/refresh")
    TokenPair refresh(@RequestBody @Valid RefreshTokenRequest request) {
        return refreshSession.with(request.refreshToken());
    }

    @Operation(summary = "Ends the session of a refresh token")
    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logout(@RequestBody @Valid RefreshTokenRequest request) {
        endSessions.of(request.refreshToken());
    }
}
