package dev.storeys.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.storeys.platform.web.BadCursor;
import dev.storeys.platform.web.Page;
import dev.storeys.platform.web.WebAutoConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebMvcTest(NotificationController.class)
@ContextConfiguration(classes = NotificationController.class)
@ImportAutoConfiguration(WebAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
class NotificationControllerTests {

    private static final UUID ADA = UUID.randomUUID();

    @Autowired MockMvcTester mvc;
    @MockitoBean FindNotifications find;

    @BeforeEach
    void signIn() {
        Jwt token =
                Jwt.withTokenValue("token").header("alg", "none").subject(ADA.toString()).build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void listsTheCallersOwn() {
        UUID id = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        NotificationView view =
                new NotificationView(
                        id,
                        "order-confirmed",
                        order,
                        "Your order",
                        "Thank you",
                        Instant.parse("2026-11-23T12:00:00Z"));
        when(find.of(ADA, 20, null)).thenReturn(new Page<>(List.of(view), "more"));

        assertThat(mvc.get().uri("/api/v1/notifications"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"items": [{"id": "%s", "kind": "order-confirmed", "orderId": "%s",
                                    "title": "Your order", "text": "Thank you",
                                    "createdAt": "2026-11-23T12:00:00Z"}],
                         "next": "more"}\
                        """
                                .formatted(id, order));
    }

    @Test
    void passesLimitAndCursorOn() {
        when(find.of(ADA, 7, "here")).thenReturn(new Page<>(List.of(), null));

        assertThat(mvc.get().uri("/api/v1/notifications?limit=7&cursor=here"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"items\": [], \"next\": null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "many", "1.5", "99999999999999"})
    void refusesLimit(String limit) {
        assertThat(mvc.get().uri("/api/v1/notifications?limit=" + limit))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verifyNoInteractions(find);
    }

    @Test
    void refusesCursorOfAnotherList() {
        when(find.of(any(), anyInt(), eq("foreign"))).thenThrow(new BadCursor());

        assertThat(mvc.get().uri("/api/v1/notifications?cursor=foreign"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }
}
