package dev.storeys.monolith;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ShardedByDirectoryIntegrationTests extends ShardedShopIntegrationTests {

    private static final String STRATEGY = "directory";

    @DynamicPropertySource
    static void shards(DynamicPropertyRegistry settings) {
        settings(settings, STRATEGY);
    }

    @Override
    String strategy() {
        return STRATEGY;
    }
}
