package dev.storeys.platform.replica;

import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.breaker.Breakers;
import dev.storeys.platform.database.DatabaseAutoConfiguration;
import dev.storeys.platform.database.DatabaseSettings;
import dev.storeys.platform.database.GuardedConnections;
import dev.storeys.platform.database.OnShards;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Reads from standby servers, where there are any. */
@AutoConfiguration(
        before = DataSourceAutoConfiguration.class,
        after = {BreakerAutoConfiguration.class, DatabaseAutoConfiguration.class})
@ConditionalOnBean(GuardedConnections.class)
@Conditional(OnReplicas.class)
@EnableConfigurationProperties(ReplicaSettings.class)
public final class ReplicaAutoConfiguration {

    @Bean
    ReplicaRouting replicaRouting(
            ReplicaSettings reads,
            Breakers breakers,
            MeterRegistry metrics,
            @Value("${storeys.replicas.database:${spring.application.name:main}}")
                    String database) {
        return new ReplicaRouting(reads, breakers, metrics, database);
    }

    /** Looks for connections only when a statement comes: then it is known what it is part of. */
    @Bean
    @Primary
    @Conditional(OnShards.Absent.class)
    LazyConnectionDataSourceProxy routedDataSource(
            DatabaseSettings settings, GuardedConnections primary, ReplicaRouting routing) {
        return ReplicaRouting.lazy(routing.route("", settings.main(), primary));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor retryOnPrimary() {
        DefaultPointcutAdvisor advisor =
                new DefaultPointcutAdvisor(new ReadOnlyMethods(), new RetryOnPrimary());
        // Around the transaction, which has the lowest precedence.
        advisor.setOrder(0);
        return advisor;
    }
}
