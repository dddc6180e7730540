package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

class DeadlineFilterTests {

    private static final InstantSource NOW = InstantSource.fixed(Instant.ofEpochMilli(1_000));

    private final DeadlineFilter filter =
            new DeadlineFilter(NOW, new Problems(JsonMapper.builder().build(), () -> null));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"1000", "1001", "", "soon", "-5", "9999999999999999999", "١", "999.9"})
    void beginsWhatIsWaitedForOrSaysNothingOfIt(@Nullable String deadline) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request(deadline), new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void refusesWhatNobodyWaitsFor() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        MockHttpServletResponse refused = new MockHttpServletResponse();

        filter.doFilter(request("999"), refused, chain);

        assertThat(chain.getRequest()).isNull();
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString()).contains("urn:storeys:problem:deadline-passed");
    }

    @Test
    void isKnownToWhatTheRequestCauses() {
        assertThat(Deadline.ofThisRequest()).isNull();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request("2000")));
        try {
            assertThat(Deadline.ofThisRequest()).isEqualTo("2000");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static MockHttpServletRequest request(@Nullable String deadline) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (deadline != null) {
            request.addHeader(Deadline.HEADER, deadline);
        }
        return request;
    }
}
