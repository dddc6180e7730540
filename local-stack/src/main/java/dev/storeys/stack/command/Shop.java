package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/** The shop command: runs any stage on this machine without Docker. */
@Command(
        name = "./shop",
        description = "Runs Storeys on this machine, without Docker.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Shop.Version.class,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            KillCommand.class,
            StartCommand.class,
            PromoteCommand.class,
            ReshardCommand.class,
            ResetCommand.class,
            ImportCommand.class,
            LoadCommand.class,
            DltCommand.class,
            ChaosCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class Shop {

    private Shop() {}

    public static void main(String[] arguments) {
        System.exit(run(Session.here(), arguments));
    }

    static int run(Session session, String... arguments) {
        return commandLine(session)
                .execute(arguments.length == 0 ? new String[] {"help"} : arguments);
    }

    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new Shop(), new Commands(session));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(new OneLine(session));
        line.setParameterExceptionHandler(new OneLine(session));
        line.setOut(session.terminal().outWriter());
        line.setErr(session.terminal().errWriter());
        CommandSpec spec = line.getCommandSpec();
        spec.usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footer(footer());
        return line;
    }

    // "format" is done by the script: it needs Maven only.
    private static String[] footer() {
        return new String[] {
            "",
            "./shop format lays out all sources as the build wants them.",
            "",
            "Environment:",
            "  STOREYS_HOME          where data, logs and secrets are kept (~/.storeys)",
            "  SHOP_ADMIN_PASSWORD   the administrator's password (random, kept between runs)",
            "  SHOP_NO_BUILD=1       run what is built, however old it is",
            "  SHOP_DEBUG=1          show stack traces",
            "  NO_COLOR=1            no colours"
        };
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes =
                Arrays.stream(ExitCode.values())
                        .collect(
                                Collectors.toMap(
                                        code -> Integer.toString(code.code()),
                                        ExitCode::meaning,
                                        (first, second) -> first,
                                        java.util.LinkedHashMap::new));
        codes.put("130, 143", "ended by Ctrl-C or SIGTERM; what was up is down");
        return codes;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Shop.class.getPackage().getImplementationVersion();
            return Stream.of(
                            "Storeys " + (version == null ? "(not packaged)" : version),
                            "Java " + Runtime.version())
                    .toArray(String[]::new);
        }
    }

    /** Hands every command what it works with. */
    record Commands(Session session) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            List<java.lang.reflect.Constructor<?>> constructors =
                    List.of(type.getDeclaredConstructors());
            for (java.lang.reflect.Constructor<?> constructor : constructors) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Session.class))) {
                    return type.cast(constructor.newInstance(session));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
