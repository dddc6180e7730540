package dev.storeys.stack.command;

import dev.storeys.stack.plan.Plan;

/** What to do with a stage that has just come up. */
record Welcome(Plan plan, boolean detached) {

    void print(Terminal terminal) {
        terminal.out().print(place() + calls() + ending());
        terminal.out().flush();
    }

    private String place() {
        return """

        Storeys, stage %d (%s): %s
        Administrator: %s, password %s
        """
                .formatted(
                        plan.stage().number(),
                        plan.stage().name(),
                        plan.url(),
                        Plan.ADMIN_EMAIL,
                        plan.secrets().adminPassword());
    }

    private String calls() {
        return """

        Three calls to try:
          curl '%1$s/api/v1/products?limit=3'
          curl %1$s/api/v1/topology
          curl -H 'Content-Type: application/json' \\
               -d '{"email": "%2$s", "password": "%3$s"}' \\
               %1$s/api/v1/auth/login
        """
                .formatted(plan.url(), Plan.ADMIN_EMAIL, plan.secrets().adminPassword());
    }

    private String ending() {
        return """

        It runs until %s; ./shop status shows how it does.
        """
                .formatted(detached ? "./shop down" : "Ctrl-C");
    }
}
