package dev.storeys.stack.command;

import dev.storeys.stack.plan.Plan;

/** What to do with a stage that has just come up. */
record Welcome(Plan plan, boolean detached) {

    private static final String TEXT =
            """

            Storeys, stage %1$d (%2$s): %3$s
            Administrator: %4$s, password %5$s

            Three calls to try:
              curl '%3$s/api/v1/products?limit=3'
              curl %3$s/api/v1/topology
              curl -H 'Content-Type: application/json' \\
                   -d '{"email": "%4$s", "password": "%5$s"}' \\
                   %3$s/api/v1/auth/login

            It runs until %6$s; ./shop status shows how it does.
            """;

    void print(Terminal terminal) {
        String text =
                TEXT.formatted(
                        plan.stage().number(),
                        plan.stage().name(),
                        plan.url(),
                        Plan.ADMIN_EMAIL,
                        plan.secrets().adminPassword(),
                        detached ? "./shop down" : "Ctrl-C");
        terminal.out().print(text);
        terminal.out().flush();
    }
}
