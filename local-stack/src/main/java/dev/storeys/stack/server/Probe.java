package dev.storeys.stack.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a server on the loopback address whether it is ready. */
public final class Probe {

    private static final int CONNECT_MILLIS = 500;
    private static final int READ_MILLIS = 2_000;

    private Probe() {}

    /** Whether a GET is answered with 200. */
    public static boolean http(int port, String path) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection)
                            URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            call.setConnectTimeout(CONNECT_MILLIS);
            call.setReadTimeout(READ_MILLIS);
            call.setRequestProperty("Connection", "close");
            boolean answered = call.getResponseCode() == HttpURLConnection.HTTP_OK;
            call.disconnect();
            return answered;
        } catch (IOException notReady) {
            return false;
        }
    }

    /** Whether the first byte of the answer to these bytes is the expected one. */
    public static boolean bytes(int port, byte[] question, char firstByte) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            socket.getOutputStream().write(question);
            return new DataInputStream(socket.getInputStream()).readUnsignedByte() == firstByte;
        } catch (IOException notReady) {
            return false;
        }
    }
}
