package dev.belvedere.query.http.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.HydrationJson;
import dev.belvedere.query.peer.PeerEvents;
import dev.belvedere.query.peer.ProblemDocument;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.query.route.FailedAttempt;
import dev.belvedere.query.route.ProblemCode;
import dev.belvedere.query.route.ReadFailure;
import dev.belvedere.query.route.ReadFailure.NoReplicaAnswers;
import dev.belvedere.query.route.ReadFailure.NotFreshEnough;
import dev.belvedere.query.route.ReadFailure.SnapshotGone;
import dev.belvedere.query.route.Replicas;
import dev.belvedere.topology.engine.freshness.ViewStatus;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.state.ShardId;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The problem document of each failure of a read, with what the client should do. Thread-safe. */
public final class ReadProblems {

    private static final long SOONEST_RETRY_SECONDS = 1;

    /** Limits the time to retry, because an estimate may be wrong. */
    private static final long LATEST_RETRY_SECONDS = 30;

    private static final int GONE = 410;

    private final LocalViews views;

    public ReadProblems(LocalViews views) {
        this.views = views;
    }

    /** The problem of a failed read of a view. */
    public Problem of(ReadFailure failure, View view) {
        return failure.fold(new OfView(view));
    }

    /** The problem of a refused read of a view. */
    public Problem of(Refusal reason, View view) {
        return new OfView(view).refused(reason);
    }

    /** The problem with which another instance ended its part of a subscription, or that it broke off. */
    public Problem of(PeerEvents.End end, View view) {
        List<ShardId> shards = end.part().all();
        return end.problem()
                .map(problem -> of(problem).with(json -> {
                    problem.writeMore(json);
                    writeShards(shards, json);
                }))
                .orElseGet(() -> of(new NoReplicaAnswers(shards, List.of(end.attempt())), view));
    }

    /** The problem that another instance has stated. */
    public static Problem of(ProblemDocument document) {
        Problem problem = new Problem(document.status(), document.code(), document.title(), document.detail())
                .with(document::writeMore);
        return document.retryAfterSeconds().isPresent()
                ? problem.retryAfter(document.retryAfterSeconds().getAsInt())
                : problem;
    }

    /** The problem of an instance that is stopping. */
    public static Problem closed() {
        return unavailable(ProblemCode.CLOSED, "Closed", "The engine is stopping or has failed. Ask another instance.");
    }

    /** The problem of a request beyond the limits of the instance. */
    public static Problem overloaded(String detail) {
        return unavailable(ProblemCode.OVERLOADED, "Overloaded", detail);
    }

    private static Problem unavailable(ProblemCode code, String title, String detail) {
        return Problem.unavailable(code.text(), title, detail);
    }

    private static void writeShards(List<ShardId> shards, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("shards");
        for (ShardId shard : shards) {
            json.writeStartObject();
            json.writeStringField("store", shard.store());
            json.writeNumberField("shard", shard.number());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private final class OfView implements ReadFailure.Cases<Problem> {

        private final View view;

        OfView(View view) {
            this.view = view;
        }

        @Override
        public Problem refused(Refusal reason) {
            return switch (reason) {
                case MOVED ->
                    unavailable(
                            ProblemCode.NOT_HELD_HERE,
                            "Not held here",
                            "This instance does not hold the part of the view asked for, or no longer. Ask another instance, or retry.");
                case RESTORING ->
                    unavailable(
                            ProblemCode.RESTORING,
                            "Restoring",
                            "The part of " + view.name() + " asked for is being restored. Retry.");
                case HYDRATING -> hydrating(views.status());
                case OVERDUE ->
                    unavailable(
                            ProblemCode.OVERDUE,
                            "Overdue",
                            "The read of " + view.name()
                                    + " took longer than a request may. Ask for fewer rows at once, or retry when there is less to do.");
                case OUTPACED ->
                    unavailable(
                            ProblemCode.OUTPACED,
                            "Outpaced",
                            "The changes of " + view.name()
                                    + " came faster than they were read, and the next ones are no longer kept. Go on from the"
                                    + " last event: a full resync follows. Subscribe to fewer rows, or read faster.");
                case FAILED ->
                    FailedRows.anyKey(view.name(), views.failure(view).orElse("another instance knows it"));
                case CLOSED -> closed();
            };
        }

        private Problem hydrating(ViewStatus status) {
            return unavailable(
                            ProblemCode.HYDRATING,
                            "Hydrating",
                            "The view " + view.name()
                                    + " has not yet read all that its tables held when the engine started. Retry; \"percent\" says how"
                                    + " far it has got, and \"etaSeconds\" when it should be done.")
                    .with(json -> HydrationJson.write(status, json))
                    .retryAfter(retryAfterSeconds(status));
        }

        private int retryAfterSeconds(ViewStatus status) {
            long eta = HydrationJson.etaSeconds(status.hydratedInMs().orElse(0));
            return (int) Math.max(SOONEST_RETRY_SECONDS, Math.min(LATEST_RETRY_SECONDS, eta));
        }

        @Override
        public Problem notFreshEnough(NotFreshEnough failure) {
            return unavailable(
                            ProblemCode.NOT_FRESH_ENOUGH,
                            "Not fresh enough",
                            "The shards did not reach what the request asks for within the time that it waits: \"missing\" says up to which"
                                    + " offset they have read (\"have\"), and up to which the request wants (\"want\"). Retry, wait for longer"
                                    + " with Prefer: wait=…, or ask for less.")
                    .with(new MissingOffsets(failure)::writeTo);
        }

        @Override
        public Problem snapshotGone(SnapshotGone failure) {
            return new Problem(
                            GONE,
                            ProblemCode.SNAPSHOT_GONE.text(),
                            "Snapshot gone",
                            "The snapshot asked for is not kept any more. Begin anew without it; \"oldest\" is the oldest one that"
                                    + " is kept. How long they are kept is set by snapshots.keep and snapshots.memory.")
                    .with(json ->
                            json.writeStringField("oldest", failure.oldest().text()));
        }

        @Override
        public Problem freshnessUnknown() {
            return unavailable(
                    ProblemCode.FRESHNESS_UNKNOWN,
                    "Freshness unknown",
                    "The ends of the table topics cannot be read now, and so the staleness of an answer is unknown. Retry, or read without"
                            + " Max-Staleness.");
        }

        @Override
        public Problem noReplicaAnswers(NoReplicaAnswers failure) {
            String which = failure.shards().stream()
                    .map(shard -> shard.store() + "/" + shard.number())
                    .collect(Collectors.joining(", "));
            return unavailable(
                            ProblemCode.NO_REPLICA_ANSWERS,
                            "No copy answers",
                            "No instance could read the shards " + which
                                    + ": \"tried\" says which instances were asked and why they did not answer. GET /v1/shards lists the"
                                    + " replicas. Retry.")
                    .with(json -> {
                        writeShards(failure.shards(), json);
                        json.writeArrayFieldStart("tried");
                        for (FailedAttempt each : failure.attempts()) {
                            json.writeStartObject();
                            json.writeStringField(
                                    "instance", each.instance().equals(Replicas.LOCAL) ? "this one" : each.instance());
                            json.writeStringField("reason", each.reason());
                            json.writeEndObject();
                        }
                        json.writeEndArray();
                    });
        }
    }
}
