package dev.storeys.stack.load;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.plan.Plan;
import dev.storeys.stack.process.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The load tests as Maven runs them, against the stage that is up. */
public record LoadRun(Plan plan) {

    // With the modules that the load tests need: nothing of the house is in a repository. All but
    // the load tests skip Gatling by their property gatling.skip.
    private static final List<String> MAVEN =
            List.of(
                    "mvn",
                    "-q",
                    "-B",
                    "-pl",
                    "load-tests",
                    "-am",
                    "-Dspotless.check.skip=true",
                    "-Dcheckstyle.skip=true",
                    "compile",
                    "gatling:test");

    /**
     * Runs the load tests with these {@code storeys.*} properties.
     *
     * @return what the stage did meanwhile and what it took, in words
     */
    public String run(Map<String, String> properties) throws IOException, InterruptedException {
        if (!Tool.exists("mvn")) {
            throw new Refused(ExitCode.NO_MAVEN, "No Maven found; install Maven 3.8 or newer.");
        }
        List<String> command = new ArrayList<>(MAVEN);
        command.add("-Dstoreys.url=" + plan.url());
        properties.forEach((name, value) -> command.add("-Dstoreys." + name + "=" + value));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(plan.project().path().toFile()).inheritIO();
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // Not on the command line, which everybody on the machine can read.
        builder.environment().put("STOREYS_ADMIN_EMAIL", Plan.ADMIN_EMAIL);
        builder.environment().put("STOREYS_ADMIN_PASSWORD", plan.secrets().adminPassword());
        Usage before = Usage.of(plan);
        if (builder.start().waitFor() != 0) {
            throw new Refused(
                    ExitCode.LOAD_FAILED,
                    "The load run failed or missed a limit; see load-tests/target/gatling");
        }
        return Usage.of(plan).since(before).tell();
    }
}
