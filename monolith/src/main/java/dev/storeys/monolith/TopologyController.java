package dev.storeys.monolith;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the running stage. */
@Tag(name = "Stage")
@RestController
@RequestMapping("/api/v1")
class TopologyController {

    private final DataSource database;
    private final String instance;
    private final int stage;

    TopologyController(
            DataSource database,
            @Value("${storeys.instance:monolith-1}") String instance,
            @Value("${storeys.stage:1}") int stage) {
        this.database = database;
        this.instance = instance;
        this.stage = stage;
    }

    @Operation(summary = "The stage and its components")
    @GetMapping("/topology")
    Topology topology() {
        return new Topology(
                stage,
                "single",
                List.of(
                        new Topology.Component(instance, "monolith", "UP"),
                        new Topology.Component("postgres-main", "database", databaseHealth())));
    }

    @Operation(summary = "This document")
    @GetMapping(path = "/openapi", produces = MediaType.APPLICATION_JSON_VALUE)
    Resource openapi() {
        return new ClassPathResource("openapi.json");
    }

    private String databaseHealth() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(1) ? "UP" : "DOWN";
        } catch (SQLException unreachable) {
            return "DOWN";
        }
    }
}
