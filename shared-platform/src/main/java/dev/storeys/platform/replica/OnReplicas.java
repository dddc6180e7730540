package dev.storeys.platform.replica;

import dev.storeys.platform.database.OnShards;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Conditional;

/** Whether a standby server is named, by a list or by one text with commas. */
final class OnReplicas extends AnyNestedCondition {

    OnReplicas() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnProperty("storeys.database.main.replicas")
    static final class AsText {}

    /** Shards may have some. */
    @Conditional(OnShards.class)
    static final class OfShards {}

    @ConditionalOnProperty("storeys.database.main.replicas[0]")
    static final class AsList {}
}
