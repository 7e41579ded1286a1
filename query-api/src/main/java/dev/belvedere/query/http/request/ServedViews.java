package dev.belvedere.query.http.request;

import dev.belvedere.query.auth.Caller;
import dev.belvedere.query.http.problem.CredentialProblems;
import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views that are served, by name. Immutable. */
public final class ServedViews {

    private static final int UNAVAILABLE = 503;
    /** Only a restart takes a view in, so there is no hurry. */
    private static final int RETRY_AFTER_SECONDS = 30;

    private final Map<String, ServedView> byName = new LinkedHashMap<>();
    private final Map<String, RefusedView> refused = new LinkedHashMap<>();
    private final Callers callers;

    /** @param callers tells who may read which of them */
    public ServedViews(List<View> views, List<RefusedView> refused, Callers callers) {
        this.callers = callers;
        views.forEach(view -> byName.put(view.name(), new ServedView(view)));
        refused.forEach(view -> this.refused.put(view.name(), view));
    }

    /** The views that the sender of a request may read. */
    public List<ServedView> readableBy(Context request) {
        Caller caller = callers.of(request);
        return byName.values().stream()
                .filter(view -> caller.mayRead(view.view().name()))
                .toList();
    }

    /** Those that are not served, and that it might read otherwise. */
    public List<RefusedView> refusedTo(Context request) {
        Caller caller = callers.of(request);
        return refused.values().stream()
                .filter(view -> caller.mayRead(view.name()))
                .toList();
    }

    /** The view that the request's path names. Whether there is one is told only to who may read it. */
    public ServedView named(Context request) {
        String name = request.pathParam("view");
        Caller caller = callers.of(request);
        if (!caller.mayRead(name)) {
            throw CredentialProblems.forbidden("a view " + Excerpt.of(name));
        }
        ServedView view = byName.get(name);
        if (view == null) {
            throw notServed(name, caller);
        }
        return view;
    }

    private ProblemException notServed(String name, Caller caller) {
        RefusedView view = refused.get(name);
        return view == null ? unknown(name, caller) : refused(view);
    }

    private static ProblemException refused(RefusedView view) {
        return new ProblemException(new Problem(
                UNAVAILABLE,
                "view-not-served",
                "View not served",
                "The view " + view.name() + " is defined, and this deployment does not serve it: " + view.reason()
                        + " Once that is mended, restart all instances.",
                RETRY_AFTER_SECONDS,
                json -> json.writeStringField("reason", view.code())));
    }

    private ProblemException unknown(String name, Caller caller) {
        String nearest = Nearest.to(
                        name, byName.keySet().stream().filter(caller::mayRead).toList())
                .map(each -> "The nearest name is " + each + "; GET /v1/views lists all.")
                .orElse("There are no views that you may read.");
        return new ProblemException(Problem.notFound(
                "unknown-view", "Unknown view", "There is no view " + Excerpt.of(name) + ". " + nearest));
    }
}
