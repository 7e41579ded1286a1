package dev.belvedere.query.http.request;

import dev.belvedere.query.auth.Caller;
import dev.belvedere.query.http.problem.CredentialProblems;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Tells who sent a request. Immutable. */
public final class Callers {

    private final boolean asked;

    /** @param asked whether clients are asked who they are */
    public Callers(boolean asked) {
        this.asked = asked;
    }

    /** Who sent a request; nobody at the paths where clients are not asked. */
    public Caller of(Context request) {
        if (!asked || Sender.isPeer(request)) {
            return Caller.ANYBODY;
        }
        @Nullable Caller known = (Caller) request.req().getAttribute(Caller.ATTRIBUTE);
        return known == null ? Caller.NOBODY : known;
    }

    /** Refuses a request for something that only those may see who may read all views. */
    public void refuseUnlessAllViews(Context request) {
        if (!of(request).mayReadAll()) {
            throw CredentialProblems.forbidden("what concerns all views");
        }
    }
}
