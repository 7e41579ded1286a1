package dev.belvedere.query.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belvedere.query.http.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the problem documents of other instances. */
public final class ProblemDocument {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int UNAVAILABLE = 503;

    /** The members that every problem has. */
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "code");

    private ProblemDocument() {}

    /** The code of the problem that an instance has answered with, or its status where there is none. */
    public static String codeOf(PeerReply reply) {
        return texts(reply.body()).getOrDefault("code", "status-" + reply.status());
    }

    /** The problem that an instance has answered with, to be answered with too; empty where it is none. */
    public static Optional<Problem> of(PeerReply reply) {
        return of(reply.status(), reply.body())
                .map(problem -> reply.header("Retry-After")
                        .map(seconds -> problem.retryAfter(Integer.parseInt(seconds)))
                        .orElse(problem));
    }

    /** The problem that has ended an instance's stream; empty where it is none. */
    public static Optional<Problem> ofEvent(String data) {
        return of(UNAVAILABLE, data.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Problem> of(int status, byte[] document) {
        Map<String, String> texts = texts(document);
        return Optional.ofNullable(texts.get("code"))
                .map(code -> new Problem(
                                status, code, texts.getOrDefault("title", code), texts.getOrDefault("detail", code))
                        .with(json -> copyMore(document, json)));
    }

    /** Its members that are texts; none where it cannot be read. */
    private static Map<String, String> texts(byte[] document) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser json = JSON.createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, json.getText());
                }
                json.skipChildren();
            }
        } catch (IOException notOurs) {
            return Map.of();
        }
        return texts;
    }

    private static void copyMore(byte[] document, JsonGenerator to) throws IOException {
        try (JsonParser json = JSON.createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (STANDARD.contains(json.currentName())) {
                    json.nextToken();
                    json.skipChildren();
                } else {
                    to.copyCurrentStructure(json);
                }
            }
        }
    }
}
