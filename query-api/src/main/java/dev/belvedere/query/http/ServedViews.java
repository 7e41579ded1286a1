package dev.belvedere.query.http;

import dev.belvedere.serdes.failure.Nearest;
import dev.belvedere.topology.engine.View;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The views that are served, by name. Immutable. */
final class ServedViews {

    private final Map<String, ServedView> byName = new LinkedHashMap<>();

    ServedViews(List<View> views) {
        views.forEach(view -> byName.put(view.name(), new ServedView(view)));
    }

    List<ServedView> all() {
        return List.copyOf(byName.values());
    }

    /** The view that the request's path names. */
    ServedView named(Context request) {
        String name = request.pathParam("view");
        ServedView view = byName.get(name);
        if (view == null) {
            throw unknown(name);
        }
        return view;
    }

    private ProblemException unknown(String name) {
        String nearest = Nearest.to(name, byName.keySet())
                .map(each -> "The nearest that there is, is " + each + "; GET /v1/views lists all.")
                .orElse("There are no views.");
        return new ProblemException(Problem.notFound(
                "unknown-view", "Unknown view", "There is no view " + Excerpt.of(name) + ". " + nearest));
    }
}
