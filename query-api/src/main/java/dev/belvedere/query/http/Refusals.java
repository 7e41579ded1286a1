package dev.belvedere.query.http;

import dev.belvedere.query.read.Answer;
import dev.belvedere.query.read.LocalViews;
import dev.belvedere.query.read.Refusal;
import dev.belvedere.topology.engine.View;

/** Refusals as problems: each with the caller's remedy. Thread-safe. */
final class Refusals {

    private final LocalViews views;

    Refusals(LocalViews views) {
        this.views = views;
    }

    /** What was found by a read that is never absent, or else the refusal as a problem. */
    <T> T foundOrRefused(View view, Answer<T> answer) {
        return answer.fold(
                found -> found,
                () -> {
                    throw new IllegalStateException("This read of " + view.name() + " is never absent");
                },
                refusal -> {
                    throw problem(refusal, view);
                });
    }

    ProblemException problem(Refusal refusal, View view) {
        return new ProblemException(
                switch (refusal) {
                    case MOVED ->
                        Problem.unavailable(
                                "not-held-here",
                                "Not held here",
                                "This instance does not hold the part of " + view.name()
                                        + " asked for. Ask another instance, or retry.");
                    case RESTORING ->
                        Problem.unavailable(
                                "restoring",
                                "Restoring",
                                "The part of " + view.name() + " asked for is being restored. Retry.");
                    case HYDRATING -> hydrating(view);
                    case CLOSED ->
                        Problem.unavailable(
                                "closed", "Closed", "The engine is stopping or has failed. Ask another instance.");
                });
    }

    private Problem hydrating(View view) {
        return Problem.unavailable(
                        "hydrating",
                        "Hydrating",
                        "The view " + view.name()
                                + " has not yet read all that its tables held when the engine started. Retry; \"percent\" says how"
                                + " far it has got.")
                .with(json -> ViewJson.writeHydration(views.status(view), json));
    }
}
