package dev.belvedere.topology.plan.planner;

import dev.belvedere.serdes.failure.BelvedereException;

/** A view that means something, but for which there is no exact plan. */
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
