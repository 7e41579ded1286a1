package dev.belvedere.localshop.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows that {@code expected.json} gives for the only view, or for each view by its name. */
final class ExpectationFile {

    private static final int SHOWN = 3;

    private final JsonNode json;

    private ExpectationFile(JsonNode json) {
        this.json = json;
    }

    /** @throws SandboxException if the text is not JSON */
    static ExpectationFile parse(String text) {
        try {
            return new ExpectationFile(JsonValue.parse(text));
        } catch (JsonProcessingException e) {
            throw new SandboxException(SandboxFolder.EXPECTED + " is not JSON: " + e.getMessage(), e);
        }
    }

    /**
     * Returns the rows of a view, if the file has some.
     *
     * @param only whether there is no other view
     */
    Optional<List<JsonNode>> of(String view, boolean only) {
        JsonNode rows = json.isArray() && only ? json : json.path(view);
        if (!rows.isArray()) {
            return Optional.empty();
        }
        List<JsonNode> list = new ArrayList<>();
        rows.forEach(list::add);
        return Optional.of(list);
    }

    /** Compares rows whatever their order, numbers by their value, and describes the first that differ; empty if none do. */
    static Optional<String> difference(List<JsonNode> want, List<JsonNode> got) {
        List<JsonValue> missing = values(want);
        List<JsonValue> extra = new ArrayList<>();
        for (JsonValue row : values(got)) {
            if (!missing.remove(row)) {
                extra.add(row);
            }
        }
        List<String> lines = new ArrayList<>();
        missing.stream().limit(SHOWN).forEach(row -> lines.add("missing " + row));
        extra.stream().limit(SHOWN).forEach(row -> lines.add("extra   " + row));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private static List<JsonValue> values(List<JsonNode> rows) {
        return new ArrayList<>(rows.stream().map(JsonValue::of).toList());
    }
}
