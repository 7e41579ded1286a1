package dev.belvedere.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A client of server-sent events over a raw socket, so that it can stop reading or leave in the middle. */
final class EventStream implements AutoCloseable {

    private static final int PATIENCE_MS = 10_000;

    private final Socket socket = new Socket();
    private final BufferedReader lines;
    private final List<String> head = new ArrayList<>();

    /** An event as it was sent; a comment is an event without a name. */
    record Event(String name, String id, String data) {}

    private EventStream(int port, String path, String lastEventId, String headers) throws IOException {
        socket.setSoTimeout(PATIENCE_MS);
        socket.setReceiveBufferSize(32 * 1_024);
        socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String resumed = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n" + resumed + headers
                                + "\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1);
    }

    static EventStream open(Api api, String path) {
        return open(api, path, "");
    }

    static EventStream open(Api api, String path, String lastEventId) {
        return open(api, path, lastEventId, "");
    }

    /** @param headers further ones, each with its end of line */
    static EventStream open(Api api, String path, String lastEventId, String headers) {
        try {
            EventStream stream = new EventStream(api.port(), path, lastEventId, headers);
            for (String line = stream.line(); !line.isEmpty(); line = stream.line()) {
                stream.head.add(line.toLowerCase(Locale.ROOT));
            }
            assertThat(stream.head.get(0)).startsWith("http/1.1 200");
            return stream;
        } catch (IOException failure) {
            throw new AssertionError(path, failure);
        }
    }

    List<String> head() {
        return head;
    }

    /** The next event that is no comment. */
    Event next() {
        long begun = System.nanoTime();
        Event event = nextOrComment();
        while (event.name().isEmpty()) {
            if (System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS)) {
                throw new AssertionError("nothing but comments");
            }
            event = nextOrComment();
        }
        return event;
    }

    Event nextOrComment() {
        String name = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = line(); ; line = line()) {
                if (line.equals(":")) {
                    assertThat(line()).isEmpty();
                    return new Event("", "", "");
                } else if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return new Event(name, id, data.toString());
                }
                // Else the size of a chunk.
            }
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new IOException("the stream has ended");
        }
        return line;
    }

    /** Reads to the end, whatever comes. */
    boolean ends() throws IOException {
        while (lines.read() >= 0) {
            // Nothing is expected of it.
        }
        return true;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
