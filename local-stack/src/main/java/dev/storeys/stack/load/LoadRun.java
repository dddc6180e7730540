package dev.storeys.stack.load;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The load tests as Maven runs them, against the stage that is up. */
public record LoadRun(Plan plan) {

    /** Runs the load tests with these {@code storeys.*} properties. */
    public void run(Map<String, String> properties) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("mvn", "-q", "-B", "-pl", "load-tests", "gatling:test"));
        command.add("-Dstoreys.url=" + plan.url());
        command.add("-Dstoreys.stage=" + plan.stage().number());
        properties.forEach((name, value) -> command.add("-Dstoreys." + name + "=" + value));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(plan.project().path().toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Not on the command line, which everybody on the machine can read.
        builder.environment().put("STOREYS_ADMIN_EMAIL", Plan.ADMIN_EMAIL);
        builder.environment().put("STOREYS_ADMIN_PASSWORD", plan.secrets().adminPassword());
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new Refused(
                    ExitCode.LOAD_FAILED,
                    "The load run failed or missed a limit; the report is in load-tests/target/gatling");
        }
    }
}
