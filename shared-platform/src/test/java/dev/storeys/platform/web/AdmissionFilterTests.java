package dev.storeys.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.FilterChain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class AdmissionFilterTests {

    private static final int PLACES = 3;
    private static final FilterChain AT_ONCE = (_, _) -> {};

    private final AdmissionFilter filter =
            new AdmissionFilter(PLACES, new Problems(JsonMapper.builder().build(), () -> null));

    @Test
    void refusesAtOnceWhoFindsNoPlaceAndServesTheOthers() throws Exception {
        CountDownLatch inside = new CountDownLatch(PLACES);
        CountDownLatch open = new CountDownLatch(1);
        FilterChain waiting =
                (_, _) -> {
                    inside.countDown();
                    await(open);
                };
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MockHttpServletResponse>> served = new ArrayList<>();
            for (int place = 0; place < PLACES; place++) {
                served.add(threads.submit(() -> ask(waiting)));
            }
            inside.await();

            MockHttpServletResponse refused = ask(AT_ONCE);

            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
            assertThat(refused.getContentType()).startsWith("application/problem+json");
            assertThat(refused.getContentAsString())
                    .contains("urn:storeys:problem:too-many-requests-at-once", "traceId");
            open.countDown();
            for (Future<MockHttpServletResponse> answer : served) {
                assertThat(answer.get().getStatus()).isEqualTo(200);
            }
        }
    }

    @Test
    void givesThePlaceBackWhenARequestFails() throws Exception {
        FilterChain failing =
                (_, _) -> {
                    throw new IllegalStateException("A defect");
                };
        for (int round = 0; round <= PLACES; round++) {
            assertThatIllegalStateException().isThrownBy(() -> ask(failing));
        }
        assertThat(ask(AT_ONCE).getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse ask(FilterChain chain) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(), response, chain);
        return response;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
