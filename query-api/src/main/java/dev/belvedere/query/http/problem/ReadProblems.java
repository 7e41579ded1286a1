package dev.belvedere.query.http.problem;

import dev.belvedere.query.http.json.HydrationJson;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.ReadResult;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.freshness.ViewStatus;

/** ReadProblems as problems: each with the caller's remedy. Thread-safe. */
public final class ReadProblems {

    private static final long SOONEST_RETRY_SECONDS = 1;
    /** An estimate may be wrong: nobody is sent away for longer. */
    private static final long LATEST_RETRY_SECONDS = 30;

    private final LocalViews views;

    public ReadProblems(LocalViews views) {
        this.views = views;
    }

    /** What was found by a read that is never absent, or else the refusal as a problem. */
    public <T> T foundOrRefused(View view, ReadResult<T> answer) {
        return answer.fold(
                found -> found,
                () -> {
                    throw new IllegalStateException("This read of " + view.name() + " is never absent");
                },
                refusal -> {
                    throw problem(refusal, view);
                });
    }

    public ProblemException problem(Refusal refusal, View view) {
        return new ProblemException(
                switch (refusal) {
                    case MOVED -> notHeldHere();
                    case RESTORING ->
                        Problem.unavailable(
                                "restoring",
                                "Restoring",
                                "The part of " + view.name() + " asked for is being restored. Retry.");
                    case HYDRATING -> hydrating(view);
                    case OVERDUE -> overdue(view);
                    case OUTPACED ->
                        Problem.unavailable(
                                "outpaced",
                                "Outpaced",
                                "The changes of " + view.name()
                                        + " came faster than they were taken, and those that are next are no longer kept. Go on"
                                        + " from the last event: all rows are then told anew. Follow fewer rows, or read faster.");
                    case CLOSED -> closed();
                });
    }

    public static Problem closed() {
        return Problem.unavailable("closed", "Closed", "The engine is stopping or has failed. Ask another instance.");
    }

    public static Problem notHeldHere() {
        return Problem.unavailable(
                "not-held-here",
                "Not held here",
                "This instance does not hold the part of the view asked for, or no longer. Ask another instance, or retry.");
    }

    private static Problem overdue(View view) {
        return Problem.unavailable(
                "overdue",
                "Overdue",
                "The read of " + view.name()
                        + " took longer than a request may. Ask for fewer rows at once, or retry when there is less to do.");
    }

    private Problem hydrating(View view) {
        ViewStatus status = views.status(view);
        return Problem.unavailable(
                        "hydrating",
                        "Hydrating",
                        "The view " + view.name()
                                + " has not yet read all that its tables held when the engine started. Retry; \"percent\" says how"
                                + " far it has got, and \"etaSeconds\" when it should be done.")
                .with(json -> HydrationJson.write(status, json))
                .retryAfter(retryAfterSeconds(status));
    }

    private static int retryAfterSeconds(ViewStatus status) {
        long eta = HydrationJson.etaSeconds(status.hydratedInMs().orElse(0));
        return (int) Math.max(SOONEST_RETRY_SECONDS, Math.min(LATEST_RETRY_SECONDS, eta));
    }
}
