package dev.storeys.stack.command;

import dev.storeys.stack.catalogue.CatalogueImport;
import dev.storeys.stack.outcome.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a catalogue into the shop that is up.",
            "The file is CSV in UTF-8 with the columns"
                    + " sku,name,description,category,price,currency,quantity. A known sku is changed,"
                    + " a new one added; bad rows are named by line number and left out."
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "the catalogue")
    private Path file = Path.of("");

    private final Session session;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Terminal terminal = session.terminal();
        CatalogueImport.Result result =
                new CatalogueImport(session.planner().required()).run(file, terminal.err());
        terminal.out()
                .printf(
                        "%d created, %d updated, %d rejected%n",
                        result.created(), result.updated(), result.rejected());
        return result.rejected() == 0 ? ExitCode.OK.code() : ExitCode.BAD_ROWS.code();
    }
}
