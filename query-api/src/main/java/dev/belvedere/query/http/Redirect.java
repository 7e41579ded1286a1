package dev.belvedere.query.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Leads to where something is: {@code GET /} to the contract's page, and a path with a slash too many to the one without. */
final class Redirect implements Handler {

    private static final int PERMANENT_REDIRECT = 308;

    private final String target;

    /** @param target relative to the path asked for, because a proxy may have put a prefix before it */
    Redirect(String target) {
        this.target = target;
    }

    @Override
    public void handle(Context request) {
        String query = request.queryString();
        request.status(PERMANENT_REDIRECT).header("Location", query == null ? target : target + "?" + query);
    }
}
