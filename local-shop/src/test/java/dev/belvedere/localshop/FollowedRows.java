package dev.belvedere.localshop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client that follows rows, and whose connection breaks when it is closed. */
final class FollowedRows implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final BufferedReader lines;

    /** What was told. */
    record Event(String name, String id, String data) {}

    private FollowedRows(BufferedReader lines) {
        this.lines = lines;
    }

    /** @param last the id of the last event that the client has; empty where it has none */
    static FollowedRows of(String address, String last) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (!last.isEmpty()) {
            request.header("Last-Event-ID", last);
        }
        HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError(address + " answers " + response.statusCode());
        }
        return new FollowedRows(new BufferedReader(new InputStreamReader(response.body(), UTF_8)));
    }

    Event next() throws IOException {
        String name = "";
        String id = "";
        String data = "";
        for (String line = line(); !line.isEmpty() || name.isEmpty(); line = line()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            }
        }
        return new Event(name, id, data);
    }

    private String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("the events have ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
