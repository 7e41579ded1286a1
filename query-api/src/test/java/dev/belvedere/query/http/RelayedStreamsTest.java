package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Changes of rows that another instance holds. */
class RelayedStreamsTest extends TwoInstances {

    @Test
    void passesOnTheChangesOfARowThatAnotherInstanceHolds() {
        long key = inShard(1);
        String path = ROWS + "/" + key + "/changes";
        String id;
        try (EventStream stream = EventStream.open(asked(), path)) {
            assertThat(stream.next().data()).contains("new");
            id = stream.next().id();

            second.put(ORDERS, row(key, "newer"));

            assertThat(stream.next().data()).contains("newer");
            assertThat(stream.head()).contains("content-type: text/event-stream", "cache-control: no-store");
        }
        second.put(ORDERS, row(key, "newest"));
        try (EventStream stream = EventStream.open(asked(), path, id)) {
            assertThat(stream.next().data()).contains("newer");
            assertThat(stream.next().data()).contains("newest");
        }
        await().untilAsserted(() -> assertThat(second.changes().waiting()).isZero());
    }

    @Test
    void endsAStreamWhoseInstanceStops() {
        String path = ROWS + "/" + inShard(1) + "/changes";
        try (EventStream stream = EventStream.open(asked(), path)) {
            assertThat(stream.next().name()).isEqualTo("upsert");
            assertThat(stream.next().name()).isEqualTo("current");
            apis.get(1).close();
            assertThat(stream.next().data()).contains("closed");
        }
        assertThat(asked().get(path).body()).contains("no-copy-answers", "unreachable", addresses.get(1));
    }

    @Test
    void breaksOffAStreamWhoseInstanceIsGone() throws Exception {
        apis.get(1).close();
        try (ServerSocket dying = new ServerSocket(port(addresses.get(1)))) {
            CompletableFuture<Void> death = CompletableFuture.runAsync(() -> beginAndDie(dying));
            try (EventStream stream = EventStream.open(asked(), ROWS + "/" + inShard(1) + "/changes")) {
                assertThat(stream.next().name()).isEqualTo("current");
                assertThatThrownBy(stream::next).hasCauseInstanceOf(IOException.class);
            }
            death.get(1, TimeUnit.MINUTES);
        }
    }

    private static void beginAndDie(ServerSocket server) {
        try (Socket client = server.accept()) {
            // What is not read when a connection closes resets it, and what was written may be lost.
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {
                // The next header.
            }
            String event = "event: current\nid: x\ndata: {}\n\n";
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
            String chunk = Integer.toHexString(event.length()) + "\r\n" + event + "\r\n";
            client.getOutputStream().write((head + chunk).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void namesTheShardsWhoseChangesItCannotTell() {
        HttpResponse<String> answer = asked().get("/v1/views/order_summary/changes");

        assertProblem(answer, 503, "not-held-here");
        assertThat(answer.body())
                .contains("{\"store\":\"" + ORDERS.store() + "\",\"shard\":1}")
                .doesNotContain("\"shard\":0}");
    }

    @Test
    void saysWhyAnotherInstanceTellsNoChanges() {
        second.changes().leave();

        assertThat(asked().get(ROWS + "/" + inShard(1) + "/changes").body()).contains("not-held-here");
    }
}
