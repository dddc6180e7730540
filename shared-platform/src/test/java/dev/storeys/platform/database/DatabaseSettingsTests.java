package dev.storeys.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class DatabaseSettingsTests {

    private static final String PRIMARY =
            "storeys.database.main.primary=jdbc:postgresql://one/shop";

    private final ApplicationContextRunner process =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Application {}

    @Test
    void readReplicasWithCommas() {
        process.withPropertyValues(
                        PRIMARY,
                        "storeys.database.main.replicas=jdbc:postgresql://two/shop,jdbc:postgresql://three/shop")
                .run(context ->
                        assertThat(context.getBean(DatabaseSettings.class).main().replicas())
                                .containsExactly(
                                        "jdbc:postgresql://two/shop",
                                        "jdbc:postgresql://three/shop"));
    }

    @Test
    void haveNoReplicasWhereTheVariableIsEmpty() {
        process.withPropertyValues(PRIMARY, "storeys.database.main.replicas=")
                .run(context ->
                        assertThat(context.getBean(DatabaseSettings.class).main().replicas())
                                .isEmpty());
    }

    @Test
    void refuseOneReplicaTwice() {
        process.withPropertyValues(
                        PRIMARY,
                        "storeys.database.main.replicas=jdbc:postgresql://two/shop,jdbc:postgresql://two/shop")
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageStartingWith("A database names a replica twice"));
    }
}
