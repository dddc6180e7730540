package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BrowserHeadersTests {

    @ParameterizedTest
    @CsvSource({"true, max-age=31536000", "false,"})
    void keepBrowsersAtHttpsOnlyWhereTheyCameByIt(boolean secure, String rule) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSecure(secure);
        MockHttpServletResponse response = new MockHttpServletResponse();

        new BrowserHeaders().doFilter(request, response, (_, _) -> {});

        assertThat(response.getHeader("Strict-Transport-Security")).isEqualTo(rule);
    }
}
