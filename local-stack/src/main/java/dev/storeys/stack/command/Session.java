package dev.storeys.stack.command;

import dev.storeys.stack.home.Home;
import dev.storeys.stack.plan.Project;
import dev.storeys.stack.supervision.Planner;
import java.util.Map;

/** What every command works with. */
record Session(Home home, Project project, Terminal terminal, Map<String, String> environment) {

    static Session here() {
        Map<String, String> environment = System.getenv();
        return new Session(
                Home.of(environment), Project.here(), Terminal.here(environment), environment);
    }

    Planner planner() {
        return new Planner(home, project);
    }

    boolean debug() {
        return environment.containsKey("SHOP_DEBUG");
    }
}
