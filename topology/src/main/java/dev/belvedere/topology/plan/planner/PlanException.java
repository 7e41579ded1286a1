package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.failure.BelvedereException;

/** There is no exact plan for a valid view. */
public final class PlanException extends BelvedereException {

    PlanException(String view, String reason) {
        super("view-unsupported", "view " + view + ": " + reason, null);
    }

    private PlanException(String place, PlanException cause) {
        super(cause.code(), place + ": " + cause.getMessage(), cause);
    }

    PlanException at(String place) {
        return new PlanException(place, this);
    }
}
