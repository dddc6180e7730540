package dev.storeys.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storeys.platform.breaker.BreakerAutoConfiguration;
import dev.storeys.platform.database.DatabaseAutoConfiguration;
import dev.storeys.testing.PostgresProcess;
import dev.storeys.testing.ReplicatedPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Transactional;

/** The same routes for whoever asks through an entity manager. */
@Timeout(60)
class JpaReplicaReadsIntegrationTests {

    @AutoConfigurationPackage
    @Configuration(proxyBeanMethods = false)
    static class Application {
        @Bean
        Reader reader(EntityManager entities) {
            return new Reader(entities);
        }
    }

    static class Reader {

        private final EntityManager entities;

        Reader(EntityManager entities) {
            this.entities = entities;
        }

        @ReplicaRead
        boolean showsFromStandby() {
            return onStandby();
        }

        @Transactional(readOnly = true)
        boolean readsInOneSnapshotFromStandby() {
            return onStandby();
        }

        @Transactional
        boolean writesAtStandby() {
            return onStandby();
        }

        private boolean onStandby() {
            return (Boolean)
                    entities.createNativeQuery("SELECT pg_is_in_recovery()", Boolean.class)
                            .getSingleResult();
        }
    }

    @Test
    void readsFromAStandbyAndWritesToThePrimary() throws Exception {
        try (ReplicatedPostgres servers = ReplicatedPostgres.with(1)) {
            PostgresProcess primary = servers.primary();
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    BreakerAutoConfiguration.class,
                                    DatabaseAutoConfiguration.class,
                                    ReplicaAutoConfiguration.class,
                                    HibernateJpaAutoConfiguration.class,
                                    TransactionAutoConfiguration.class))
                    .withUserConfiguration(Application.class)
                    .withBean(SimpleMeterRegistry.class)
                    .withPropertyValues(
                            "storeys.database.main.primary=" + primary.url(),
                            "storeys.database.main.replicas=" + servers.standbys().getFirst().url(),
                            "storeys.database.main.username=" + primary.username(),
                            "storeys.database.main.password=any")
                    .run(context -> {
                        Reader reader = context.getBean(Reader.class);
                        await().until(reader::showsFromStandby);
                        assertThat(reader.readsInOneSnapshotFromStandby()).isTrue();
                        assertThat(reader.writesAtStandby()).isFalse();
                    });
        }
    }
}
