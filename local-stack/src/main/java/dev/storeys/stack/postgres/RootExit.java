package dev.storeys.stack.postgres;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own it is nobody in name and still
 * owns its files; where namespaces are forbidden it becomes the user nobody.
 *
 * @param prefix put before a command
 * @param owner who must own the data, empty if the present user
 */
record RootExit(List<String> prefix, String owner) {

    private static final String NOBODY = "65534";

    static RootExit find() throws IOException {
        if (!Tool.run(List.of("id", "-u")).output().strip().equals("0")) {
            return new RootExit(List.of(), "");
        }
        if (Tool.exists("unshare") && Tool.run(List.of("unshare", "-U", "true")).succeeded()) {
            return new RootExit(List.of("unshare", "-U"), "");
        }
        List<String> asNobody =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        if (Tool.exists("setpriv")) {
            return new RootExit(asNobody, NOBODY);
        }
        throw new Refused(
                ExitCode.START_FAILED,
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv is here;"
                        + " run ./shop as another user.");
    }

    /** Hands the folder to the user that PostgreSQL will run as, and checks that he gets there. */
    void handOver(Path folder) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        Tool.run(List.of("chown", "-R", owner + ":" + owner, folder.toString()));
        List<String> look = new java.util.ArrayList<>(prefix);
        look.addAll(List.of("test", "-x", folder.toString()));
        if (!Tool.run(look).succeeded()) {
            throw new Refused(
                    ExitCode.START_FAILED,
                    "PostgreSQL refuses to run as root, and another user cannot enter %s;"
                                    .formatted(folder)
                            + " set STOREYS_HOME to a folder open to all, such as"
                            + " /var/tmp/storeys.");
        }
    }

    List<String> wrap(List<String> command) {
        List<String> wrapped = new java.util.ArrayList<>(prefix);
        wrapped.addAll(command);
        return wrapped;
    }
}
