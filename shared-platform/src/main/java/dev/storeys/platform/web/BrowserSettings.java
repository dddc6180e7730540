package dev.storeys.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Who may call from a browser: {@code storeys.web}. For the process at the entry: behind a gateway
 * it is the gateway's business.
 *
 * @param allowedOrigins whose pages may call the API from a browser, each as browsers write it;
 *     none but the shop's own without it
 */
@ConfigurationProperties("storeys.web")
record BrowserSettings(@DefaultValue List<String> allowedOrigins) {

    BrowserSettings {
        for (String origin : allowedOrigins) {
            Assert.isTrue(
                    isOrigin(origin),
                    () ->
                            "storeys.web.allowed-origins: '%s' is no origin such as"
                                            .formatted(origin)
                                    + " https://shop.example or http://localhost:3000");
        }
    }

    /** Scheme, host and a port that is not the usual one; a star would be everybody's page. */
    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            boolean usual = uri.getPort() == ("https".equals(uri.getScheme()) ? 443 : 80);
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && !usual
                    && text.equals(uri.getScheme() + "://" + uri.getHost() + port)
                    && text.equals(text.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException nonsense) {
            return false;
        }
    }
}
