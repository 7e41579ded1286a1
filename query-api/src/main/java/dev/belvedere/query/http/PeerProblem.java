package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reads the problem documents of other instances. */
final class PeerProblem {

    private static final JsonFactory JSON = new JsonFactory();

    /** The members that every problem has. */
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "code");

    private PeerProblem() {}

    /** The code of the problem that an instance has answered with, or its status where there is none. */
    static String codeOf(Reply reply) {
        return texts(reply.body()).getOrDefault("code", "status-" + reply.status());
    }

    /** The same problem, if it is one that passes. */
    static Problem passing(byte[] document) {
        Map<String, String> texts = texts(document);
        return Problem.unavailable(
                        texts.getOrDefault("code", Tried.UNREACHABLE),
                        texts.getOrDefault("title", ""),
                        texts.getOrDefault("detail", ""))
                .with(json -> copyMore(document, json));
    }

    /** Its members that are texts, as far as it can be read. */
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
            return texts;
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
