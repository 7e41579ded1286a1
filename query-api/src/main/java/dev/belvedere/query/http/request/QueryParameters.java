package dev.belvedere.query.http.request;

import dev.belvedere.query.http.problem.Problem;
import dev.belvedere.query.http.problem.ProblemException;
import dev.belvedere.serdes.failure.Nearest;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query parameters of a request: only those that the route knows, each once. */
public final class QueryParameters {

    private final Map<String, List<String>> values;

    private QueryParameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** Refuses all parameters. */
    public static void none(Context request) {
        if (request.queryString() != null) {
            of(request, List.of());
        }
    }

    public static QueryParameters of(Context request, List<String> known) {
        return of(request, known, "");
    }

    /** Accepts one of the parameters several times. */
    public static QueryParameters of(Context request, List<String> known, String repeated) {
        Map<String, List<String>> values = request.queryParamMap();
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw unknown(name, known);
            }
            if (given.size() != 1 && !name.equals(repeated)) {
                throw malformed(name, "It has " + given.size() + " readable values; give one.");
            }
        });
        return new QueryParameters(values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(0));
    }

    /** A whole number within bounds, both inclusive. */
    public int number(String name, int least, int most, int byDefault) {
        Optional<String> text = value(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        int number = text.get().matches("[0-9]{1,9}") ? Integer.parseInt(text.get()) : -1;
        if (number < least || number > most) {
            throw malformed(
                    name,
                    "It is " + Excerpt.of(text.get()) + "; wanted a whole number from " + least + " to " + most + ".");
        }
        return number;
    }

    public static ProblemException malformed(String name, String detail) {
        return new ProblemException(Problem.badRequest(
                        "malformed-parameter",
                        "Malformed parameter",
                        "The parameter " + name + " cannot be used. " + detail)
                .with(json -> json.writeStringField("parameter", name)));
    }

    private static ProblemException unknown(String name, List<String> known) {
        String nearest = Nearest.to(name, known)
                .map(each -> "The nearest that this route knows is " + each + ".")
                .orElse("This route knows none.");
        return new ProblemException(Problem.badRequest(
                "unknown-parameter",
                "Unknown parameter",
                "There is no parameter " + Excerpt.of(name) + ". " + nearest));
    }
}
