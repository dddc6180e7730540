package dev.storeys.platform.inbox;

import dev.storeys.platform.module.ModuleSchema;
import dev.storeys.platform.shard.Shards;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The inbox of the process, its clean-up, and the scheduler that modules' own jobs share. */
@AutoConfiguration(
        before = TaskSchedulingAutoConfiguration.class,
        after = {JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class})
@ConditionalOnBean(ModuleSchema.class)
@EnableConfigurationProperties(InboxSettings.class)
@EnableScheduling
public final class InboxAutoConfiguration {

    /** Longer than a topic keeps its events, so that a replayed topic changes nothing. */
    private static final Duration MEMORY = Duration.ofDays(8);

    private static final int JOBS_AT_ONCE = 8;

    @Bean
    Inbox inbox(
            JdbcClient database,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Shards shards) {
        return new Inbox(database, json, transactions, shards);
    }

    @Bean
    Intake intake(Inbox inbox, DeadLetters deadLetters, InboxSettings settings) {
        return new Intake(inbox, deadLetters, settings);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    DeadLetterController deadLetterController(
            ObjectProvider<Subscription<?>> subscriptions, DeadLetters deadLetters, Intake intake) {
        return new DeadLetterController(new ReplayDeadLetters(subscriptions, deadLetters, intake));
    }

    @Bean
    InboxCleaner inboxCleaner(Inbox inbox, List<ModuleSchema> schemas) {
        return new InboxCleaner(inbox, schemas);
    }

    /**
     * Boot's scheduler for virtual threads runs fixed-delay jobs one after another on one thread.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(JOBS_AT_ONCE);
        scheduler.setThreadNamePrefix("job-");
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(10);
        return scheduler;
    }

    /** Keeps the inboxes from growing for ever. */
    record InboxCleaner(Inbox inbox, List<ModuleSchema> schemas) {

        @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
        void clean() {
            schemas.forEach(schema -> inbox.forget(schema.name(), MEMORY));
        }
    }
}
