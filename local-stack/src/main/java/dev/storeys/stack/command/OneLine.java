package dev.storeys.stack.command;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Failures;
import dev.storeys.stack.outcome.Refused;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says in one line why a command failed. */
record OneLine(Session session) implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        Refused refused = Failures.explained(failure);
        say(String.valueOf(refused.getMessage()));
        if (session.debug()) {
            failure.printStackTrace(session.terminal().err());
        }
        return refused.exitCode().code();
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String name = failure.getCommandLine().getCommandSpec().qualifiedName();
        say(failure.getMessage() + " (see " + name + " --help)");
        return ExitCode.USAGE.code();
    }

    private void say(String message) {
        session.terminal().say(session.terminal().bad("shop:") + " " + message.stripTrailing());
    }
}
