package dev.storeys.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.storeys.platform.web.WebAutoConfiguration;
import dev.storeys.user.password.PasswordHash;
import dev.storeys.user.region.Country;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

@WebMvcTest(UserController.class)
@ContextConfiguration(classes = UserController.class)
@ImportAutoConfiguration(WebAutoConfiguration.class)
@AutoConfigureMockMvc(addFilters = false)
class UserControllerTests {

    private static final String GOOD =
            """
            {"email": "Ada@Example.com", "password": "correct horse", "name": "Ada", "country": "GB"}
            """;

    @Autowired MockMvcTester mvc;
    @MockitoBean RegisterUser registerUser;
    @MockitoBean ChangeProfile changeProfile;
    @MockitoBean Users users;

    @Test
    void registersAndShowsTheUserWithoutThePassword() {
        when(registerUser.with(any())).thenReturn(ada());

        assertThat(register(GOOD))
                .hasStatus(HttpStatus.CREATED)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"email": "ada@example.com", "name": "Ada", "country": "GB",
                         "region": "eu-west-1"}
                        """)
                .doesNotHavePath("password")
                .doesNotHavePath("passwordHash");
    }

    @Test
    void saysThatAnEmailIsTaken() {
        when(registerUser.with(any())).thenThrow(new EmailTaken());

        assertThat(register(GOOD))
                .hasStatus(HttpStatus.CONFLICT)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("type")
                .isEqualTo("urn:storeys:problem:email-taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada@Example.com | nobody | email",
                "Ada@Example.com | a@b.co\\r\\nBcc: c@d.co | email",
                "correct horse | short | password",
                "\"Ada\" | \"   \" | name",
                "\"Ada\" | \"\" | name",
                "\"Ada\" | \"\u3000 \u2003\" | name",
                "\"Ada\" | \"Ada\u2028Bcc\" | name",
                "\"Ada\" | \"Ada\\r\\nBcc: c@d.co\" | name",
                "\"GB\" | \"UK\" | country",
                "\"GB\" | \"gb\" | country",
                "\"GB\" | null | country",
                "\"Ada\" | null | name",
            })
    void refusesAFieldThatBreaksARule(String good, String bad, String field) {
        assertThat(register(GOOD.replace(good, bad)))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("errors[*].field")
                .asArray()
                .containsExactly(field);
        verifyNoInteractions(registerUser);
    }

    @Test
    void refusesValuesThatAreTooLong() {
        assertThat(register(GOOD.replace("correct horse", "x".repeat(129))))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(register(GOOD.replace("\"Ada\"", "\"" + "x".repeat(101) + "\"")))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(register(GOOD.replace("\"Ada\"", "\"" + " ".repeat(500_000) + "\"")))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(register(GOOD.replace("Ada@", "a.".repeat(100_000) + "a@")))
                .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "{\"email\": 7, \"password\": \"correct horse\", \"name\": \"A\", \"country\": \"GB\"}",
                "{\"email\": \"a@b.co\", \"password\": 12345678, \"name\": \"A\", \"country\": \"GB\"}",
                "{\"email\": \"a@b.co\", \"password\": {\"clear\": \"12345678\"}, \"name\": \"A\","
                        + " \"country\": \"GB\"}",
                "{\"email\": \"a@b.co\", \"password\": \"1234567\\u0000\", \"name\": \"A\","
                        + " \"country\": \"GB\"}",
            })
    void refusesWhatIsNoRegistration(String body) {
        assertThat(register(body))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        verifyNoInteractions(registerUser);
    }

    @Test
    void erasesNothingYet() {
        assertThat(mvc.delete().uri("/api/v1/users/me"))
                .hasStatus(HttpStatus.NOT_IMPLEMENTED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private MvcTestResult register(String body) {
        return mvc.post()
                .uri("/api/v1/users")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static User ada() {
        return new User(
                UUID.randomUUID(),
                new Email("ada@example.com"),
                "Ada",
                new Country("GB"),
                new PasswordHash("$argon2id$x"));
    }
}
