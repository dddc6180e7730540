package dev.storeys.platform.replica;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Whether a standby server is named, by a list or by one text with commas. */
final class OnReplicas extends AnyNestedCondition {

    OnReplicas() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("storeys.database.main.replicas")
    static final class AsText {}

    /** Shards may have some. */
    @ConditionalOnProperty("storeys.database.shards.strategy")
    static final class OnShards {}

    @ConditionalOnProperty("storeys.database.main.replicas[0]")
    static final class AsList {}
}
