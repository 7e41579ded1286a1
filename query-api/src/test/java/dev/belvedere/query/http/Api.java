package dev.belvedere.query.http;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.http.server.ServerSettings;
import dev.belvedere.query.read.LocalEngine;
import dev.belvedere.query.read.LocalViews;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The read API over a fake instance, on a loopback port, with a client that checks every response against the contract. */
final class Api implements AutoCloseable {

    private static final Contract CONTRACT = Contract.published();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final QueryServer server;

    Api(FakeEngine engine) {
        this(engine, ServerSettings.loopback(0));
    }

    Api(LocalEngine engine, ServerSettings settings) {
        this.server = QueryServer.start(settings, new LocalViews(engine), new SimpleMeterRegistry());
    }

    int subscribers() {
        return server.subscribers();
    }

    int port() {
        return server.port();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            CONTRACT.check(method, response);
            return response;
        } catch (IOException failure) {
            throw new AssertionError(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
