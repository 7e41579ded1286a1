package dev.belvedere.localshop.sandbox;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The results of a sandbox, for people and for programs.
 *
 * @param rowsCompared the rows of all views, each as often as it was compared
 */
public record SandboxReport(List<ViewResult> results, long rowsCompared) {

    private static final Set<Outcome> ALWAYS_TOLD = Set.of(Outcome.EQUAL, Outcome.DIFFERENT, Outcome.REFUSED);

    static final SandboxReport NONE = new SandboxReport(List.of(), 0);

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public SandboxReport {
        results = List.copyOf(results);
    }

    /** Returns true if no view is different. */
    boolean accepted() {
        return count(Outcome.DIFFERENT) == 0;
    }

    /** Returns a line for each view, and the number of views by outcome. */
    String text() {
        String lines = results.stream().map(ViewResult::toString).collect(joining("\n"));
        String counts = Stream.of(Outcome.EQUAL, Outcome.DIFFERENT, Outcome.REFUSED, Outcome.SET_ASIDE, Outcome.SERVED)
                .filter(outcome -> ALWAYS_TOLD.contains(outcome) || count(outcome) > 0)
                .map(outcome -> count(outcome) + " " + outcome)
                .collect(joining(", "));
        return lines + "\n\n" + results.size() + (results.size() == 1 ? " view: " : " views: ") + counts;
    }

    String json() throws IOException {
        ObjectNode report = JSON.createObjectNode().put("views", results.size());
        Stream.of(Outcome.EQUAL, Outcome.DIFFERENT, Outcome.REFUSED, Outcome.SET_ASIDE, Outcome.SERVED)
                .forEach(outcome -> report.put(outcome.toString(), count(outcome)));
        ArrayNode views = report.putArray("results");
        results.forEach(result -> views.addObject()
                .put("view", result.view())
                .put("outcome", result.outcome().toString())
                .put("detail", result.detail()));
        return JSON.writeValueAsString(report);
    }

    /** @throws SandboxException if the file cannot be written */
    void writeTo(Path file) {
        try {
            Files.writeString(file, json() + "\n");
        } catch (IOException e) {
            throw new SandboxException(file + " cannot be written: " + e, e);
        }
    }

    /** Returns the number of views with an outcome. */
    public long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
