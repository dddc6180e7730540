package dev.storeys.api.http;

import dev.storeys.api.stage.RunningStage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Bytes on a socket, for requests that no decent client can send. */
public final class RawRequest {

    private static final int TIMEOUT_MS = 15_000;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final String name;

    private RawRequest(String firstLine) {
        this.name = firstLine;
        text(firstLine + "\r\n");
    }

    /** Begins with this line, and says that it is the connection's only request. */
    public static RawRequest of(String firstLine) {
        URI entry = URI.create(RunningStage.url());
        return new RawRequest(firstLine)
                .header("Host: " + entry.getAuthority())
                .header("Connection: close");
    }

    /** Begins with this line and nothing else. */
    public static RawRequest bare(String firstLine) {
        return new RawRequest(firstLine);
    }

    /** Adds a header line. */
    public RawRequest header(String line) {
        return text(line + "\r\n");
    }

    /** Shows this one's token. */
    public RawRequest as(Bearer bearer) {
        return header("Authorization: Bearer " + bearer.token());
    }

    /** Ends the headers and adds a body with its length. */
    public RawRequest sized(byte[] body) {
        return header("Content-Length: " + body.length).end().add(body);
    }

    /** Ends the headers and adds a body in pieces, so that nobody knows its length beforehand. */
    public RawRequest chunked(byte[] body, int piece) {
        header("Transfer-Encoding: chunked").end();
        for (int start = 0; start < body.length; start += piece) {
            int length = Math.min(piece, body.length - start);
            text(Integer.toHexString(length) + "\r\n");
            bytes.write(body, start, length);
            text("\r\n");
        }
        return text("0\r\n\r\n");
    }

    /** Ends the headers. */
    public RawRequest end() {
        return text("\r\n");
    }

    /** Adds text, one byte for each character. */
    public RawRequest text(String text) {
        return add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private RawRequest add(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /** Writes while it reads: the shop may answer before it has heard everything. */
    public Answer send() {
        URI entry = URI.create(RunningStage.url());
        int port = entry.getPort() == -1 ? 80 : entry.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(entry.getHost(), port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            Thread.startVirtualThread(() -> write(socket));
            return read(new BufferedInputStream(socket.getInputStream()));
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }

    private void write(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.toByteArray());
            out.flush();
        } catch (IOException hungUp) {
            // The shop need not hear a refused request to its end. The answer counts.
        }
    }

    private Answer read(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            throw new IOException("No HTTP answer: " + String.join(" ", status));
        }
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String[] header = line.split(":", 2);
            headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), key -> new ArrayList<>())
                    .add(header[1].strip());
        }
        return new Answer(name, Integer.parseInt(status[1]), headers, body(in, headers));
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers)
            throws IOException {
        if (headers.containsKey("transfer-encoding")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int length;
            do {
                length = Integer.parseInt(line(in).strip(), 16);
                body.write(in.readNBytes(length));
                line(in);
            } while (length > 0);
            return body.toByteArray();
        }
        if (headers.containsKey("content-length")) {
            return in.readNBytes(Integer.parseInt(headers.get("content-length").getFirst()));
        }
        return in.readAllBytes();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The connection ended after '" + line + "'");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
