package dev.storeys.monolith;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ShardedByRangeIntegrationTests extends ShardedShopIntegrationTests {

    private static final String STRATEGY = "range";

    @DynamicPropertySource
    static void shards(DynamicPropertyRegistry settings) {
        settings(settings, STRATEGY, "A-H", "I-P", "Q-Z");
    }

    @Override
    String strategy() {
        return STRATEGY;
    }
}
