package dev.belvedere.query.http;

import static dev.belvedere.query.http.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeSnapshots;
import dev.belvedere.serdes.token.SyncToken;
import dev.belvedere.topology.engine.replica.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of rows that two instances have, one of which is further than the other. */
class SnapshotsOfSeveralInstancesTest extends TwoInstances {

    private static final String BOTH = ROWS + "?key=" + inShard(1) + "&key=" + inShard(0);

    private static String token(long next) {
        return SyncToken.NONE.and(FakeSnapshots.TOPIC, 0, next).text();
    }

    private static Optional<String> snapshot(HttpResponse<String> response) {
        return response.headers().firstValue("Sync-Token");
    }

    @BeforeEach
    void advance() {
        first.snapshots().reach(10);
        second.snapshots().reach(10);
    }

    private void advanceSecond() {
        second.snapshots().reach(20);
        put(second, "newer");
    }

    private void advanceFirst() {
        first.snapshots().reach(20);
        put(first, "later");
    }

    @Test
    void readsSeveralKeysAtOneSnapshotWhereTheOtherInstanceIsAhead() {
        advanceSecond();

        HttpResponse<String> response = asked().get(BOTH);

        assertThat(response.body()).contains("\"new\"", "\"old\"");
        assertThat(snapshot(response)).hasValue(token(10));
    }

    @Test
    void waitsForTheOtherInstanceWhereItIsBehind() {
        advanceFirst();
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(() -> asked().get(BOTH));
        await().until(() -> second.snapshots().waiting() == 1);

        advanceSecond();

        assertThat(response.join().body()).contains("\"later\"");
        assertThat(snapshot(response.join())).hasValue(token(20));
    }

    @Test
    void readsSeveralKeysAtTheSnapshotThatTheRequestNames() {
        advanceFirst();
        advanceSecond();

        HttpResponse<String> response = asked().get(BOTH, "Snapshot", token(10));

        assertThat(response.body()).contains("\"new\"", "\"old\"");
        assertThat(snapshot(response)).hasValue(token(10));
    }

    @Test
    void readsARowOfTheOtherInstanceAtTheSnapshotThatTheRequestNames() {
        advanceSecond();

        HttpResponse<String> response = ask(1, "Snapshot", token(10));

        assertThat(response.body()).contains("\"new\"");
        assertThat(snapshot(response)).hasValue(token(10));
    }

    @Test
    void namesTheOldestSnapshotOfTheOtherInstance() {
        advanceSecond();
        second.snapshots().forget();

        assertThat(assertProblem(ask(1, "Snapshot", token(10)), 410, "snapshot-gone"))
                .containsEntry("oldest", token(20));
    }

    @Test
    void readsSeveralKeysFromTheReplicaThatStillHasTheSnapshot() {
        advanceSecond();
        second.snapshots().forget();

        HttpResponse<String> response = asked().get(BOTH, "Snapshot", token(10));

        assertThat(response.body()).contains("\"old\"").doesNotContain("new");
        assertThat(response.headers().firstValue("Belvedere-Role")).hasValue("standby");
    }

    @Test
    void refusesSeveralKeysWhereNoReplicaHasTheSnapshot() {
        advanceFirst();
        advanceSecond();
        first.snapshots().forget();
        second.snapshots().forget();

        assertThat(assertProblem(asked().get(BOTH, "Snapshot", token(10)), 410, "snapshot-gone"))
                .containsEntry("oldest", token(20));
    }

    @Test
    void refusesSeveralKeysWhereOnlyTheOtherInstanceHasForgottenTheSnapshot() {
        first.role(1, Optional.empty());
        advanceFirst();
        advanceSecond();
        second.snapshots().forget();

        assertThat(assertProblem(asked().get(BOTH, "Snapshot", token(10)), 410, "snapshot-gone"))
                .containsEntry("oldest", token(20));
    }

    @Test
    void beginsAnewWhereTheOtherInstanceHasForgottenTheSnapshot() {
        first.role(1, Optional.empty());
        advanceSecond();
        second.snapshots().forget();
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(() -> asked().get(BOTH));
        await().until(() -> second.snapshots().gone() > 0);

        advanceFirst();

        assertThat(response.join().body()).contains("\"newer\"", "\"later\"");
        assertThat(snapshot(response.join())).hasValue(token(20));
    }

    @Test
    void scansTheShardsOfBothInstancesAtOneSnapshot() {
        advanceSecond();
        List<String> rows = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            HttpResponse<String> page =
                    asked().get(ROWS + "?scan=true&limit=3" + cursor.get(), "Accept", "application/x-ndjson");
            assertThat(snapshot(page)).hasValue(token(10));
            page.body().lines().forEach(rows::add);
            cursor = page.headers().firstValue("Next-Cursor").map(next -> "&cursor=" + next);
            first.snapshots().reach(20);
            put(first, "later");
        }

        assertThat(rows).hasSize(20).noneMatch(row -> row.contains("newer") || row.contains("later"));
        assertThat(rows).anyMatch(row -> row.contains("new")).anyMatch(row -> row.contains("old"));
    }

    @Test
    void saysAtWhichSnapshotEachReplicaCanBeRead() {
        advanceSecond();

        assertThat(asked().get("/v1/shards").body())
                .contains("{\"instance\":\"" + addresses.get(0) + "\",\"role\":\"" + Role.ACTIVE.text()
                        + "\",\"hydrated\":true,\"lagMs\":7,\"snapshot\":\"" + token(10) + "\"}")
                .contains("\"snapshot\":\"" + token(20) + "\"}");
    }
}
