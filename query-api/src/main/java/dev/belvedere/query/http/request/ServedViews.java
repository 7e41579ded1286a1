package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.topology.engine.view.View;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views that are served, by name. Immutable. */
public final class ServedViews {

    private final Map<String, ServedView> byName = new LinkedHashMap<>();

    public ServedViews(List<View> views) {
        views.forEach(view -> byName.put(view.name(), new ServedView(view)));
    }

    public List<ServedView> all() {
        return List.copyOf(byName.values());
    }

    /** The view that the request's path names. */
    public ServedView named(Context request) {
        String name = request.pathParam("view");
        ServedView view = byName.get(name);
        if (view == null) {
            throw unknown(name);
        }
        return view;
    }

    private ProblemException unknown(String name) {
        String nearest = Nearest.to(name, byName.keySet())
                .map(each -> "The nearest name is " + each + "; GET /v1/views lists all.")
                .orElse("There are no views.");
        return new ProblemException(Problem.notFound(
                "unknown-view", "Unknown view", "There is no view " + Excerpt.of(name) + ". " + nearest));
    }
}
