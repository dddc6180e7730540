package dev.storeys.platform.idempotency;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.shard.Shards;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The Idempotency-Keys of all modules in this process; each lies in the schema of its effect. */
public final class IdempotencyKeys {

    private final Map<String, Claims> claims;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Shards shards;

    IdempotencyKeys(
            List<ModuleSchema> schemas,
            Function<String, Claims> newClaims,
            TransactionTemplate transaction,
            JsonMapper json,
            Shards shards) {
        this.claims =
                schemas.stream()
                        .map(ModuleSchema::name)
                        .collect(Collectors.toMap(Function.identity(), newClaims));
        this.transaction = transaction;
        this.json = json;
        this.shards = shards;
    }

    /** A call of the module that owns the schema; its name is stored, so it must not change. */
    public KeyedOperation of(String schema, String operation) {
        @Nullable Claims keys = claims.get(schema);
        if (keys == null) {
            throw new IllegalArgumentException("No module owns the schema " + schema);
        }
        return new KeyedOperation(operation, keys, transaction, json);
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        claims.forEach((schema, keys) -> shards.of(schema).everywhere(keys::forgetOld));
    }
}
