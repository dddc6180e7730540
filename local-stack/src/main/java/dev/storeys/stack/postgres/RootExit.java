package dev.storeys.stack.postgres;

import dev.storeys.stack.outcome.ExitCode;
import dev.storeys.stack.outcome.Refused;
import dev.storeys.stack.process.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /**
     * Hands a file or folder to the user that PostgreSQL will run as, and lets him get there.
     *
     * @param home the folders from here down may be passed through; what is outside is not ours
     */
    void handOver(Path what, Path home) throws IOException {
        if (owner.isEmpty()) {
            return;
        }
        for (Path folder = what.getParent();
                folder != null && folder.startsWith(home);
                folder = folder.getParent()) {
            Tool.run(List.of("chmod", "o+x", folder.toString()));
        }
        Tool.run(List.of("chown", "-R", owner + ":" + owner, what.toString()));
        if (!Tool.run(wrap(List.of("test", "-r", what.toString()))).succeeded()) {
            throw new Refused(
                    ExitCode.START_FAILED,
                    ("PostgreSQL refuses to run as root, and another user cannot enter %s; set"
                                    + " STOREYS_HOME to a folder open to all, such as"
                                    + " /var/tmp/storeys.")
                            .formatted(home));
        }
    }

    List<String> wrap(List<String> command) {
        List<String> wrapped = new ArrayList<>(prefix);
        wrapped.addAll(command);
        return wrapped;
    }
}
