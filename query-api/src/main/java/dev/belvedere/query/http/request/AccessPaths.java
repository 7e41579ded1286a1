package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/** The access paths of a view, for a request that names none of them. */
public final class AccessPaths {

    private AccessPaths() {}

    public static ProblemException noneAskedFor(ServedView view) {
        List<String> indexes =
                view.view().indexes().stream().map(view::indexTemplate).toList();
        List<String> paths = Stream.of(
                        List.of(view.rowTemplate(), view.keysTemplate()), indexes, List.of(view.scanPath()))
                .flatMap(List::stream)
                .toList();
        return new ProblemException(Problem.badRequest("no-access-path", "No access path", detail(view, indexes))
                .with(json -> {
                    json.writeArrayFieldStart("paths");
                    for (String path : paths) {
                        json.writeString(path);
                    }
                    json.writeEndArray();
                }));
    }

    private static String detail(ServedView view, List<String> indexes) {
        String byIndex = indexes.isEmpty()
                ? ""
                : ", by the first columns of an index and a range of the next one (" + String.join(", ", indexes) + ")";
        return "Rows of " + view.view().name() + " are found by key (" + view.rowTemplate() + ", or several: "
                + view.keysTemplate() + ")" + byIndex + " or by scanning all of them (" + view.scanPath()
                + "); this request asks for none of these.";
    }
}
