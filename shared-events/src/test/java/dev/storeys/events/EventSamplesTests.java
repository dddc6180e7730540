package dev.storeys.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stored samples are what other versions of a service have sent: they must stay readable. */
class EventSamplesTests {

    private final ObjectMapper json = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> everyEventReadsAndWritesItsSample() {
        return Stream.of(OrderEvent.class, PaymentEvent.class, StockEvent.class, CouponEvent.class)
                .flatMap(topic ->
                        Stream.of(topic.getPermittedSubclasses())
                                .map(event -> sampleTest(topic, event)));
    }

    private DynamicTest sampleTest(Class<?> topic, Class<?> event) {
        return DynamicTest.dynamicTest(
                event.getSimpleName(),
                () -> {
                    JsonNode sample = sample(event.getSimpleName());
                    Object read = json.treeToValue(sample, topic);
                    assertThat(read).isInstanceOf(event);
                    String written = json.writerFor(topic).writeValueAsString(read);
                    assertThat(json.readTree(written)).isEqualTo(sample);
                });
    }

    @Test
    void ignoresFieldsOfLaterVersions() throws IOException {
        ObjectNode sample = (ObjectNode) sample("OrderShipped");
        sample.put("carrier", "unknown to this version");
        assertThat(json.treeToValue(sample, OrderEvent.class)).isInstanceOf(OrderShipped.class);
    }

    @Test
    void readsRefundsOfEarlierVersionsWithoutAReason() throws IOException {
        ObjectNode sample = (ObjectNode) sample("OrderRefunded");
        sample.remove("reason");
        assertThat(json.treeToValue(sample, OrderEvent.class))
                .isInstanceOfSatisfying(
                        OrderRefunded.class, event -> assertThat(event.reason()).isNull());
    }

    private JsonNode sample(String name) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/samples/" + name + ".json")) {
            return json.readTree(file);
        }
    }
}
