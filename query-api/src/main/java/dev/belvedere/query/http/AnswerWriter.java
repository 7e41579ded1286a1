package dev.belvedere.query.http;

import dev.belvedere.query.http.json.IncompleteRows;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemResponse;
import dev.belvedere.query.http.problem.ReadProblems;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.route.AnswerFreshness;
import dev.belvedere.query.route.FreshnessDemand;
import dev.belvedere.query.route.PeerReply;
import dev.belvedere.query.route.ReadAnswer;
import dev.belvedere.topology.engine.view.View;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Writes the answers of routed reads: the status, the body, and every header that follows from the answer. Thread-safe. */
final class AnswerWriter {

    private final ReadProblems problems;
    private final Duration longestWait;

    /** @param longestWait limits how long a request waits for fresh replicas, as the router does */
    AnswerWriter(ReadProblems problems, Duration longestWait) {
        this.problems = problems;
        this.longestWait = longestWait;
    }

    /**
     * Writes an answer: now, on this thread, if it is there already, and otherwise once it is.
     *
     * @param represent makes the body of a value found
     */
    <T> void answer(
            Context request,
            View view,
            FreshnessDemand demand,
            CompletableFuture<ReadAnswer<T>> answer,
            Function<? super T, Representation> represent) {
        if (answer.isDone() && !answer.isCompletedExceptionally()) {
            write(request, view, demand, answer.join(), represent);
        } else {
            request.future(() -> answer.thenAccept(done -> write(request, view, demand, done, represent)));
        }
    }

    private <T> void write(
            Context request,
            View view,
            FreshnessDemand demand,
            ReadAnswer<T> answer,
            Function<? super T, Representation> represent) {
        if (demand.maxWait().isPresent()) {
            long waitMs = demand.waitWithin(longestWait).toMillis();
            request.header(ReadHeaders.PREFERENCE_APPLIED, "wait=" + waitMs);
        }
        if (answer instanceof ReadAnswer.Found<T> found) {
            writeFreshness(request, view, found.freshness());
            Responses.write(request, represent.apply(found.value()));
        } else if (answer instanceof ReadAnswer.Absent<T> absent) {
            writeFreshness(request, view, absent.freshness());
            ProblemResponse.write(request, noSuchRow(view));
        } else if (answer instanceof ReadAnswer.Forwarded<T> forwarded) {
            writeReply(request, forwarded.reply());
        } else if (answer instanceof ReadAnswer.Failed<T> failed) {
            failed.freshness().ifPresent(stated -> writeFreshness(request, view, stated));
            ProblemResponse.write(request, problems.of(failed.failure(), view));
        }
    }

    private static Problem noSuchRow(View view) {
        return Problem.notFound("absent", "No such row", "The view " + view.name() + " has no row with this key.");
    }

    private static void writeFreshness(Context request, View view, AnswerFreshness stated) {
        request.header(ReadHeaders.SYNC_TOKEN, stated.snapshot().text());
        request.header(ReadHeaders.ROLE, stated.role().text());
        request.header(ReadHeaders.LAG, Long.toString(stated.lagMs()));
        long incomplete = IncompleteRows.of(view, stated.incomplete());
        if (incomplete > 0) {
            request.header(ReadHeaders.INCOMPLETE, Long.toString(incomplete));
        }
        stated.instance().ifPresent(address -> request.header(ReadHeaders.INSTANCE, address));
        stated.shard().ifPresent(number -> request.header(ReadHeaders.SHARD, Integer.toString(number)));
    }

    private static void writeReply(Context request, PeerReply reply) {
        for (PeerReply.Header header : reply.headers()) {
            if (header.name().equalsIgnoreCase("Vary")) {
                request.res().addHeader(header.name(), header.value());
            } else {
                request.header(header.name(), header.value());
            }
        }
        request.status(reply.status());
        if (reply.body().length > 0) {
            request.result(reply.body());
        }
    }
}
