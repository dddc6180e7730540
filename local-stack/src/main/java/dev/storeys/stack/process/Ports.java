package dev.storeys.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports of the loopback address. */
public final class Ports {

    // Below the range that systems take for outgoing calls: such a call may hold a port for long.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 31_999;
    private static final int CONNECT_MILLIS = 300;

    private final Set<Integer> given = new HashSet<>();

    /** A free port; the wished one if that is free. */
    public synchronized int free(int wished) {
        if (wished > 0 && !given.contains(wished) && isFree(wished)) {
            given.add(wished);
            return wished;
        }
        int start = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        for (int i = 0; i <= HIGHEST - LOWEST; i++) {
            int port = LOWEST + (start - LOWEST + i) % (HIGHEST - LOWEST + 1);
            if (!given.contains(port) && isFree(port)) {
                given.add(port);
                return port;
            }
        }
        throw new IllegalStateException("No port is free between " + LOWEST + " and " + HIGHEST);
    }

    public static boolean isFree(int port) {
        return bindFailure(port).isEmpty() && !answers(port);
    }

    /** Why nobody can listen on the port; empty if one can. */
    public static String bindFailure(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return "";
        } catch (IOException failure) {
            return String.valueOf(failure.getMessage());
        }
    }

    /** Whether somebody listens on the port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
