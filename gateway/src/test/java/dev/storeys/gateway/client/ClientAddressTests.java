package dev.storeys.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressTests {

    private static final TrustedProxies TRUSTED =
            new TrustedProxies(List.of("10.0.0.0/8", "::1/128"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // who connects | what it says | who asks
                "203.0.113.7 | 1.2.3.4                    | 203.0.113.7",
                "10.1.1.1    | 1.2.3.4                    | 1.2.3.4",
                "10.1.1.1    | 6.6.6.6, 1.2.3.4           | 1.2.3.4",
                "10.1.1.1    | 6.6.6.6, 1.2.3.4, 10.2.2.2 | 1.2.3.4",
                "10.1.1.1    | 10.3.3.3, 10.2.2.2         | 10.3.3.3",
                "10.1.1.1    | 1.2.3.4, nonsense          | 10.1.1.1",
                "10.1.1.1    | 1.2.3.4, evil.example      | 10.1.1.1",
                "10.1.1.1    | ,                          | 10.1.1.1",
                "0:0:0:0:0:0:0:1 | 1.2.3.4                | 1.2.3.4"
            })
    void believesOnlyTrustedProxies(String peer, String said, String client) {
        assertThat(address(peer, said)).isEqualTo(client);
    }

    @Test
    void believesNobodyWithoutTheSetting() {
        var addresses = new ClientAddress(new TrustedProxies(List.of()));
        assertThat(addresses.of(request("10.1.1.1", "1.2.3.4"))).isEqualTo("10.1.1.1");
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> new ClientAddress(new TrustedProxies(List.of("everybody"))))
                .hasMessage(
                        "storeys.web.trusted-proxies: 'everybody' is no network such as 10.0.0.0/8");
    }

    private static String address(String peer, String said) {
        return new ClientAddress(TRUSTED).of(request(peer, said));
    }

    private static MockServerHttpRequest request(String peer, String said) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(peer, 1))
                .header("X-Forwarded-For", said)
                .build();
    }
}
