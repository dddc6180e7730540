package dev.storeys.platform.reshard;

import dev.storeys.platform.database.OnShards;
import dev.storeys.platform.shard.Shards;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users may be moved where there are shards and the accounts are. */
@AutoConfiguration(
        afterName = "dev.storeys.platform.shard.ShardAutoConfiguration",
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@Conditional(OnShards.class)
@ConditionalOnBean({Shards.class, UserTables.class})
final class ReshardAutoConfiguration {

    private static final int AT_ONCE = 8;

    @Bean
    Moves moves(Shards shards, JdbcClient database, PlatformTransactionManager transactions) {
        return new Moves(
                shards.main(), database, new TransactionTemplate(transactions), UUID.randomUUID());
    }

    @Bean
    MoveRunner moveRunner(
            Shards shards,
            JdbcClient database,
            PlatformTransactionManager transactions,
            List<UserTables> modules,
            Moves moves,
            @Value("${storeys.database.shards.refresh:200ms}") Duration refresh) {
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Permits permits = new Permits(database, moves.holder());
        Mover mover =
                new Mover(
                        moves,
                        new UserData(database, transaction, modules),
                        new Mover.ShardTools(
                                shards,
                                database,
                                transaction,
                                permits,
                                new Fences(database, transaction, permits)),
                        refresh.multipliedBy(3));
        return new MoveRunner(shards.main(), moves, mover, AT_ONCE);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    MoveController moveController(
            Shards shards, JdbcClient database, PlatformTransactionManager transactions) {
        return new MoveController(
                new PlanMoves(database, shards, new TransactionTemplate(transactions)),
                new FindProgress(shards, database));
    }
}
