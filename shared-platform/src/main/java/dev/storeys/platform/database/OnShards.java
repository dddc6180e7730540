package dev.storeys.platform.database;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a strategy for shards; {@code none} is none. */
public final class OnShards implements Condition {

    private static final String STRATEGY = "storeys.database.shards.strategy";
    private static final String NONE = "none";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !NONE.equalsIgnoreCase(context.getEnvironment().getProperty(STRATEGY, NONE));
    }

    /** The opposite. */
    public static final class Absent implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new OnShards().matches(context, metadata);
        }
    }
}
