package dev.belvedere.query.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.belvedere.query.fixture.FakeEngine;
import dev.belvedere.query.fixture.FakeView;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.topology.engine.replica.ReplicaMap;
import dev.belvedere.topology.engine.replica.ReplicaMap.Replica;
import dev.belvedere.topology.engine.replica.Role;
import dev.belvedere.topology.state.ShardId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which replicas a read is sent to, and what becomes of their replies. */
class ReadRouterTest {

    private static final FakeView ORDERS = FakeView.orderSummary();
    private static final ShardId SHARD = new ShardId(ORDERS.store(), 1);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(120);

    private final FakeEngine engine = new FakeEngine(ORDERS);
    private final FakePeers peers = new FakePeers();

    /** This instance is {@code a}; {@code b} has the active replica, and this one and {@code c} have standby replicas. */
    private ReadRouter router(Duration hedgeAfter) {
        engine.role(1, Optional.of(Role.STANDBY));
        engine.replicas(new ReplicaMap(
                List.of("a", "b", "c"),
                Map.of(
                        SHARD,
                        List.of(
                                new Replica("b", Role.ACTIVE),
                                new Replica("a", Role.STANDBY),
                                new Replica("c", Role.STANDBY)))));
        LocalViews views = new LocalViews(engine);
        Optional<String> self = Optional.of("a");
        return new ReadRouter(
                new Replicas(views, self, peers::responsiveFirst, Runnable::run),
                new SnapshotGate(engine.snapshots(), engine::role, self, Runnable::run, LONG),
                peers,
                new PeerSettings(self, LONG, hedgeAfter),
                Runnable::run);
    }

    private static ReadRequest request(Duration timeout, Optional<ReplicaDemand> forwarded) {
        return new ReadRequest(
                List.of(SHARD),
                FreshnessDemand.NONE.waiting(Duration.ZERO),
                timeout,
                forwarded,
                () -> new ForwardableRequest("/", Map.of()));
    }

    private static CompletableFuture<ReadAnswer<String>> read(ReadRouter router, ReadResult<String> local) {
        return read(router, LONG, local);
    }

    private static CompletableFuture<ReadAnswer<String>> read(
            ReadRouter router, Duration timeout, ReadResult<String> local) {
        return router.read(request(timeout, Optional.empty()), snapshot -> local);
    }

    private static String forwarded(CompletableFuture<ReadAnswer<String>> answer) {
        assertThat(answer).succeedsWithin(Duration.ofSeconds(20));
        assertThat(answer.join()).isInstanceOf(ReadAnswer.Forwarded.class);
        return new String(((ReadAnswer.Forwarded<String>) answer.join()).reply().body(), StandardCharsets.UTF_8);
    }

    private static String found(CompletableFuture<ReadAnswer<String>> answer) {
        assertThat(answer).succeedsWithin(Duration.ofSeconds(20));
        assertThat(answer.join()).isInstanceOf(ReadAnswer.Found.class);
        return ((ReadAnswer.Found<String>) answer.join()).value();
    }

    private static ReadFailure failure(CompletableFuture<ReadAnswer<String>> answer) {
        assertThat(answer).succeedsWithin(Duration.ofSeconds(20));
        assertThat(answer.join()).isInstanceOf(ReadAnswer.Failed.class);
        return ((ReadAnswer.Failed<String>) answer.join()).failure();
    }

    @Test
    void answersFromTheLocalActiveReplicaBeforeItReturns() {
        ReadRouter router = router(Duration.ZERO);
        engine.role(1, Optional.of(Role.ACTIVE));

        CompletableFuture<ReadAnswer<String>> answer = read(router, ReadResult.found("here"));

        assertThat(answer).isDone();
        assertThat(found(answer)).isEqualTo("here");
        assertThat(peers.asked()).isEmpty();
    }

    @Test
    void asksTheActiveReplicaFirst() {
        peers.answers("b", "there");

        assertThat(forwarded(read(router(Duration.ZERO), ReadResult.found("here"))))
                .isEqualTo("there");
        assertThat(peers.asked()).containsExactly("b active");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SNAPSHOT_GONE", "FAILED_ROW", "FAILED_VIEW"})
    void asksTheNextReplicaWhateverTheProblem(ProblemCode code) {
        peers.refuses("b", code);

        assertThat(found(read(router(Duration.ZERO), ReadResult.found("here")))).isEqualTo("here");
    }

    @ParameterizedTest
    @EnumSource(names = {"SNAPSHOT_GONE", "FAILED_ROW", "FAILED_VIEW"})
    void passesOnWhatTheOtherReplicasWouldSayToo(ProblemCode code) {
        peers.refuses("b", code);

        forwarded(read(router(Duration.ZERO), ReadResult.found("here")));

        assertThat(peers.asked()).containsExactly("b active");
    }

    @Test
    void asksTheNextReplicaIfOneCannotBeReached() {
        peers.reply("b").completeExceptionally(new IllegalStateException("no connection"));

        assertThat(found(read(router(Duration.ZERO), ReadResult.found("here")))).isEqualTo("here");
    }

    @Test
    void passesOnAProblemThatIsTheRequestsFault() {
        peers.refuses("b", 404, new FailedAttempt("b", "absent", Remedy.GIVE_UP));

        assertThat(forwarded(read(router(Duration.ZERO), ReadResult.found("here"))))
                .isEmpty();
        assertThat(peers.asked()).containsExactly("b active");
    }

    @Test
    void asksAnInstanceAgainForAnyReplicaIfItsIsNotActive() {
        peers.refuses("b", ProblemCode.NOT_HELD_HERE);
        peers.refuses("c", ProblemCode.RESTORING);

        failure(read(router(Duration.ZERO), SHORT, ReadResult.refused(Refusal.RESTORING)));

        assertThat(peers.asked()).startsWith("b active", "c any", "b any");
    }

    @Test
    void asksAllReplicasAgainWhileEachFailureConcernsOneReplica() {
        peers.refuses("b", ProblemCode.OVERLOADED);
        peers.refuses("c", ProblemCode.RESTORING);

        ReadFailure failure = failure(read(router(Duration.ZERO), SHORT, ReadResult.refused(Refusal.MOVED)));

        assertThat(failure.code()).isEqualTo(ProblemCode.NO_REPLICA_ANSWERS);
        assertThat(peers.asked()).filteredOn("c any"::equals).hasSizeGreaterThan(1);
    }

    @Test
    void reportsAFailureThatConcernsMoreThanOneReplicaWithoutAnotherRound() {
        peers.refuses("b", ProblemCode.UNREACHABLE);
        peers.refuses("c", ProblemCode.UNREACHABLE);

        ReadFailure failure = failure(read(router(Duration.ZERO), ReadResult.refused(Refusal.HYDRATING)));

        assertThat(failure.code()).isEqualTo(ProblemCode.HYDRATING);
        assertThat(peers.asked()).filteredOn("c any"::equals).hasSize(1);
    }

    @Test
    void namesEachInstanceWithItsReason() {
        peers.refuses("b", ProblemCode.CLOSED);
        peers.refuses("c", ProblemCode.OVERLOADED);

        ReadFailure failure = failure(read(router(Duration.ZERO), SHORT, ReadResult.refused(Refusal.RESTORING)));

        assertThat(((ReadFailure.NoReplicaAnswers) failure).attempts())
                .extracting(attempt -> attempt.instance() + " " + attempt.reason())
                .containsExactlyInAnyOrder("b closed", " restoring", "c overloaded");
    }

    @Test
    void asksTheNextReplicaTooIfOneIsSlow() {
        assertThat(found(read(router(Duration.ofMillis(1)), ReadResult.found("here"))))
                .isEqualTo("here");
        assertThat(peers.asked()).containsExactly("b active");
    }

    /** The slow reply arrives after the others have refused. */
    @Test
    void waitsForTheSlowReplicaIfTheOthersRefuse() {
        peers.refuses("c", ProblemCode.RESTORING);

        CompletableFuture<ReadAnswer<String>> answer =
                read(router(Duration.ofMillis(1)), ReadResult.refused(Refusal.RESTORING));
        await().until(() -> peers.asked().contains("c any"));
        peers.answers("b", "there");

        assertThat(forwarded(answer)).isEqualTo("there");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersAForwardedReadByItself(boolean active) {
        ReadRouter router = router(Duration.ZERO);
        engine.role(1, Optional.of(active ? Role.ACTIVE : Role.STANDBY));

        CompletableFuture<ReadAnswer<String>> answer =
                router.read(request(LONG, Optional.of(ReplicaDemand.ACTIVE)), snapshot -> ReadResult.found("here"));

        assertThat(answer).isDone();
        assertThat(answer.join() instanceof ReadAnswer.Found).isEqualTo(active);
        assertThat(peers.asked()).isEmpty();
    }
}
