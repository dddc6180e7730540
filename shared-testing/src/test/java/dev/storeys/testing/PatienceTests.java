package dev.storeys.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatienceTests {

    static final class Patient {
        HttpClient client() {
            return HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        }

        HttpRequest request(URI uri) {
            return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(1)).build();
        }
    }

    static final class NeverConnects {
        HttpClient client() {
            return HttpClient.newBuilder().build();
        }
    }

    static final class WaitsForEver {
        List<HttpRequest> requests(URI uri) {
            return List.of(HttpRequest.newBuilder(uri).build());
        }
    }

    static final class TakesTheDefaults {
        HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }

    @Test
    void passesWhoeverSaysHowLongItWaits() {
        assertThat(complaints(Patient.class)).isEmpty();
    }

    @Test
    void findsWhoeverDoesNot() {
        assertThat(complaints(NeverConnects.class)).singleElement().asString().contains("connect");
        assertThat(complaints(WaitsForEver.class)).singleElement().asString().contains("timeout");
        assertThat(complaints(TakesTheDefaults.class)).hasSize(1);
    }

    private static List<String> complaints(Class<?> type) {
        return classes()
                .should(new Patience())
                .evaluate(new ClassFileImporter().importClasses(type))
                .getFailureReport()
                .getDetails();
    }
}
