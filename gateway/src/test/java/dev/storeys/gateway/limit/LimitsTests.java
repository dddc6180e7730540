package dev.storeys.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storeys.gateway.limit.Limits.Caller;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Caller caller = new Caller(RouteClass.READ, "203.0.113.7");
    private final Limits limits =
            new Limits(
                    new LimitSettings(
                            true,
                            new LimitSettings.Login(5, SECOND, 5),
                            new LimitSettings.Write(5, SECOND, 5),
                            new LimitSettings.Read(5, SECOND, 5),
                            SECOND,
                            100));

    @Test
    void notesNobodyWhomNoOtherGatewayIsToldOf() {
        assertThat(limits.take(caller).allowed()).isTrue();
        assertThat(limits.takeActive()).isEmpty();
    }

    @Test
    void notesWhoWasAllowedSomethingUntilItIsToldOf() {
        limits.noteActive();
        limits.take(caller);
        assertThat(limits.takeActive()).containsExactly(caller);
        assertThat(limits.takeActive()).isEmpty();
    }
}
