package dev.storeys.stack.command;

import picocli.CommandLine.Command;

@Command(
        name = "dlt",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Dead letters: events that a consumer refused again and again.",
        subcommands = {DltListCommand.class, DltReplayCommand.class, DltDiscardCommand.class})
final class DltCommand {}
