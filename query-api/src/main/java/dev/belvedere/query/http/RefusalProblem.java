package dev.belvedere.query.http;

import dev.belvedere.query.read.Refusal;
import dev.belvedere.topology.engine.View;

/** Refusals as problems: each with the caller's remedy. */
final class RefusalProblem {

    private RefusalProblem() {}

    static Problem of(Refusal refusal, View view) {
        return switch (refusal) {
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
            case HYDRATING ->
                Problem.unavailable(
                        "hydrating",
                        "Hydrating",
                        "The view " + view.name()
                                + " has not yet read all that its tables held when the engine started."
                                + " Retry; GET /health/ready says how far it has got.");
            case CLOSED ->
                Problem.unavailable("closed", "Closed", "The engine is stopping or has failed. Ask another instance.");
        };
    }
}
