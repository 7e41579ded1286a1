package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.query.fixture.FakeSnapshots;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.query.route.PeerSettings;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Reads of rows that another instance has. */
class SeveralInstancesTest extends TwoInstances {

    private static Optional<String> instance(HttpResponse<String> response) {
        return response.headers().firstValue("Belvedere-Instance");
    }

    @Test
    void answersByItselfWhatItHolds() {
        assertThat(ask(0).body()).contains("old");
        assertThat(instance(ask(0))).hasValue(addresses.get(0));
    }

    @Test
    void forwardsToTheInstanceThatHoldsTheRow() {
        HttpResponse<String> response = ask(1);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("new");
        assertThat(instance(response)).hasValue(addresses.get(1));
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("active");
        assertThat(response.headers().allValues("ETag")).hasSize(1);
    }

    @Test
    void forwardsWhatDecidesTheAnswer() {
        String tag = ask(1).headers().firstValue("ETag").orElseThrow();

        assertThat(ask(1, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertProblem(
                ask(
                        1,
                        "Sync-Token",
                        SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 5).text(),
                        "Prefer",
                        "wait=50"),
                503,
                "not-fresh-enough");
        second.snapshots().reach(5);
        assertThat(ask(
                                1,
                                "Sync-Token",
                                SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 5).text())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysThatARowIsAbsentWhereItIsHeld() {
        second.remove(ORDERS, Row.of(inShard(1)));

        assertProblem(ask(1), 404, "absent");
    }

    @Test
    void asksTheNextReplicaWhereTheFirstOneIsGone() {
        apis.get(1).close();

        HttpResponse<String> response = ask(1);

        assertThat(response.body()).contains("old");
        assertThat(instance(response)).hasValue(addresses.get(0));
    }

    @Test
    void asksTheNextReplicaWhereTheFirstOneRefuses() {
        second.refuse(1, Refusal.RESTORING);

        assertThat(ask(1).body()).contains("old");
    }

    @Test
    void asksTheNextReplicaWhereTheFirstOneHangs() throws IOException {
        apis.get(1).close();
        try (ServerSocket hanging = new ServerSocket(port(addresses.get(1)))) {
            assertThat(hanging.isBound()).isTrue();
            assertThat(ask(1).body()).contains("old");
        }
    }

    @Test
    void asksTheNextReplicaTooWhereTheFirstOneHangsThatHadToWait() throws Exception {
        apis.get(1).close();
        first.snapshots().reach(5);
        PeerSettings peers = new PeerSettings(Optional.of(addresses.get(0)), TIMEOUT, Duration.ZERO);
        try (ServerSocket hanging = new ServerSocket(port(addresses.get(1)));
                Api patient = new Api(first, settings(0, peers, Duration.ofMinutes(1)))) {
            CompletableFuture<Socket> asked = CompletableFuture.supplyAsync(() -> accepted(hanging));
            HttpResponse<String> answer = patient.get(
                    ROWS + "/" + inShard(1),
                    "Sync-Token",
                    SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, 5).text(),
                    "Prefer",
                    "wait=60000");

            assertThat(answer.body()).contains("old");
            assertThat(isGivenUp(asked.join())).isFalse();
        }
    }

    private static Socket accepted(ServerSocket server) {
        try {
            return server.accept();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the client has closed, behind what it has sent. */
    private static boolean isGivenUp(Socket client) throws IOException {
        client.setSoTimeout(10);
        try {
            client.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        }
    }

    /** One more instance with the rows of the first one, which asks the next replica too after so long. */
    private Api hedging(Duration after) {
        return new Api(
                first, settings(0, new PeerSettings(Optional.of(addresses.get(0)), Duration.ofMinutes(1), after)));
    }

    @Test
    void asksTheNextReplicaTooWhereTheFirstOneIsSlow() throws IOException {
        apis.get(1).close();
        try (ServerSocket hanging = new ServerSocket(port(addresses.get(1)));
                Api hedged = hedging(Duration.ofMillis(20))) {
            assertThat(hanging.isBound()).isTrue();
            assertThat(hedged.get(ROWS + "/" + inShard(1)).body()).contains("old");
        }
    }

    @Test
    void letsAHedgedReadHaveTheFirstReplicasAnswerWhereItIsQuick() {
        try (Api hedged = hedging(Duration.ofSeconds(50))) {
            assertThat(hedged.get(ROWS + "/" + inShard(1)).body()).contains("new");
        }
    }

    @Test
    void waitsForTheSlowReplicaWhereTheNextOneRefuses() {
        first.refuse(1, Refusal.RESTORING);
        try (Api hedged = hedging(Duration.ofNanos(1))) {
            assertThat(hedged.get(ROWS + "/" + inShard(1)).body()).contains("new");
        }
    }

    @Test
    void readsTheStandbyReplicaOfAnInstanceThatWasBelievedToHoldTheActiveOne() {
        first.role(1, Optional.empty());
        second.role(1, Optional.of(Role.STANDBY));

        HttpResponse<String> response = ask(1);

        assertThat(response.body()).contains("new");
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("standby");
    }

    @Test
    void namesTheShardThatNobodyCanRead() {
        apis.get(1).close();
        first.role(1, Optional.empty());

        HttpResponse<String> response = ask(1);

        assertProblem(response, 503, "no-copy-answers");
        assertThat(response.body())
                .contains("{\"store\":\"" + ORDERS.store() + "\",\"shard\":1}")
                .contains("{\"instance\":\"" + addresses.get(1) + "\",\"reason\":\"unreachable\"}");
    }

    @Test
    void answersWhatWasForwardedByItselfOrNotAtAll() {
        assertProblem(ask(1, "Belvedere-Forwarded", "active"), 503, "not-held-here");
        assertThat(ask(1, "Belvedere-Forwarded", "any").body()).contains("old");
        assertProblem(ask(1, "Belvedere-Forwarded", "maybe"), 400, "malformed-header");
    }

    @Test
    void readsSeveralRowsFromAllThatHoldThem() {
        HttpResponse<String> response = asked().get(ROWS + "?key=" + inShard(1) + "&key=999999&key=" + inShard(0));

        assertThat(response.body())
                .isEqualTo("{\"rows\":[{\"id\":" + inShard(1) + ",\"name\":\"new\",\"total\":1.00},null,{\"id\":"
                        + inShard(0) + ",\"name\":\"old\",\"total\":1.00}]}");
        assertThat(response.headers().firstValue("Sync-Token")).isPresent();
    }

    @Test
    void readsSeveralRowsFromTheNextReplicasIfOneIsGone() {
        apis.get(1).close();

        HttpResponse<String> response = asked().get(ROWS + "?key=" + inShard(1) + "&key=" + inShard(0));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("standby");
    }

    @Test
    void refusesSeveralRowsWhereOneShardCannotBeRead() {
        apis.get(1).close();
        first.role(1, Optional.empty());

        assertProblem(asked().get(ROWS + "?key=" + inShard(1) + "&key=" + inShard(0)), 503, "no-copy-answers");
    }

    @Test
    void scansThroughTheShardsOfAllInstances() {
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            HttpResponse<String> page =
                    asked().get(ROWS + "?scan=true&limit=3" + next, "Accept", "application/x-ndjson");
            assertThat(page.statusCode()).isEqualTo(200);
            page.body().lines().forEach(names::add);
            next = page.headers()
                    .firstValue("Next-Cursor")
                    .map(cursor -> "&cursor=" + cursor)
                    .orElse("");
        } while (!next.isEmpty());

        assertThat(names).hasSize(20).doesNotHaveDuplicates();
        assertThat(names).filteredOn(row -> row.contains("new")).isNotEmpty();
    }

    @Test
    void passesOnThatARowHasFailed() {
        second.put(ORDERS, row(inShard(1), "new").failing("out of range"));
        String both = ROWS + "?key=" + inShard(0) + "&key=" + inShard(1);

        assertThat(assertProblem(ask(1), 422, "failed-row")).containsEntry("reason", "out of range");
        assertThat(assertProblem(asked().get(both), 422, "failed-row")).containsEntry("reason", "out of range");
    }

    @Test
    void passesOnThatItsOwnRowHasFailedWhereOthersAreElsewhere() {
        first.put(ORDERS, row(inShard(0), "old").failing("out of range"));

        assertProblem(asked().get(ROWS + "?key=" + inShard(0) + "&key=" + inShard(1)), 422, "failed-row");
    }

    @Test
    void passesOnThatAnyRowMayHaveFailed() {
        second.putUnplaced(ORDERS, "out of range");
        String both = ROWS + "?key=" + inShard(0) + "&key=" + inShard(1);

        assertThat(assertProblem(ask(1), 422, "failed-view")).containsEntry("reason", "out of range");
        assertProblem(asked().get(both), 422, "failed-view");

        first.putUnplaced(ORDERS, "out of range");

        assertProblem(ask(0), 422, "failed-view");
        assertProblem(asked().get(both), 422, "failed-view");
    }
}
