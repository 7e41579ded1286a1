package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.topology.engine.view.RefusedView;
import dev.belvedere.topology.engine.view.View;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views that are served, by name. Immutable. */
public final class ServedViews {

    private static final int UNAVAILABLE = 503;
    /** Only a restart takes a view in, so there is no hurry. */
    private static final int RETRY_AFTER_SECONDS = 30;

    private final Map<String, ServedView> byName = new LinkedHashMap<>();
    private final Map<String, RefusedView> refused = new HashMap<>();

    public ServedViews(List<View> views, List<RefusedView> refused) {
        views.forEach(view -> byName.put(view.name(), new ServedView(view)));
        refused.forEach(view -> this.refused.put(view.name(), view));
    }

    public List<ServedView> all() {
        return List.copyOf(byName.values());
    }

    /** The view that the request's path names. */
    public ServedView named(Context request) {
        String name = request.pathParam("view");
        ServedView view = byName.get(name);
        if (view == null) {
            throw notServed(name);
        }
        return view;
    }

    private ProblemException notServed(String name) {
        RefusedView view = refused.get(name);
        return view == null ? unknown(name) : refused(view);
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

    private ProblemException unknown(String name) {
        String nearest = Nearest.to(name, byName.keySet())
                .map(each -> "The nearest name is " + each + "; GET /v1/views lists all.")
                .orElse("There are no views.");
        return new ProblemException(Problem.notFound(
                "unknown-view", "Unknown view", "There is no view " + Excerpt.of(name) + ". " + nearest));
    }
}
