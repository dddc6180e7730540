package dev.storeys.user.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.storeys.platform.web.WebAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest(SessionController.class)
@ContextConfiguration(classes = SessionController.class)
@ImportAutoConfiguration(WebAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
class SessionControllerTests {

    @Autowired MockMvcTester mvc;
    @MockitoBean LogIn logIn;
    @MockitoBean RefreshSession refreshSession;
    @MockitoBean EndSessions endSessions;

    @Test
    void answersALoginWithThePair() {
        when(logIn.with(any(), any()))
                .thenReturn(new TokenPair("access", new RefreshToken("next"), 900));

        assertThat(post("login", "{\"email\": \"a@b.co\", \"password\": \"x\"}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"accessToken": "access", "refreshToken": "next", "expiresIn": 900}
                        """);
    }

    @Test
    void answersAWrongPasswordWith401() {
        when(logIn.with(any(), any())).thenThrow(new BadCredentials());

        assertThat(post("login", "{\"email\": \"a@b.co\", \"password\": \"x\"}"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("urn:storeys:problem:bad-credentials");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "", "[", "{\"email\": \"a@b.co\"}", "{\"password\": \"12345678\"}"})
    void refusesWhatIsNoLogin(String body) {
        assertThat(post("login", body)).hasStatus(HttpStatus.BAD_REQUEST);
        verifyNoInteractions(logIn);
    }

    @Test
    void changesARefreshToken() {
        when(refreshSession.with(new RefreshToken("old")))
                .thenReturn(new TokenPair("access", new RefreshToken("next"), 900));

        assertThat(post("refresh", "{\"refreshToken\": \"old\"}"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("refreshToken")
                .isEqualTo("next");
    }

    @Test
    void endsTheSessionAtLogout() {
        assertThat(post("logout", "{\"refreshToken\": \"old\"}")).hasStatus(HttpStatus.NO_CONTENT);
        verify(endSessions).of(new RefreshToken("old"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh", "logout"})
    void wantsARefreshToken(String call) {
        assertThat(post(call, "{}")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post(call, "{\"refreshToken\": null}")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(post(call, "{\"refreshToken\": 7}")).hasStatus(HttpStatus.BAD_REQUEST);
        verifyNoInteractions(refreshSession, endSessions);
    }

    private MvcTestResult post(String call, String body) {
        return mvc.post()
                .uri("/api/v1/auth/" + call)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
