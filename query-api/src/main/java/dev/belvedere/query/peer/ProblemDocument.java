package dev.belvedere.query.peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belvedere.query.route.PeerReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A problem document that another instance has sent.
 *
 * @param retryAfterSeconds when to retry; empty if the instance did not say
 * @param json the document as it was sent
 */
public record ProblemDocument(
        int status, String code, String title, String detail, OptionalInt retryAfterSeconds, byte[] json) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int UNAVAILABLE = 503;

    /** The members that every problem document has. */
    private static final Set<String> STANDARD = Set.of("type", "title", "status", "detail", "code");

    /** The code of a document; empty if it has none. */
    static Optional<String> codeOf(byte[] document) {
        return Optional.ofNullable(texts(document).get("code"));
    }

    /** The problem of a reply; empty if its body is no problem document. */
    static Optional<ProblemDocument> of(PeerReply reply) {
        OptionalInt retryAfter = reply.header("Retry-After")
                .map(seconds -> OptionalInt.of(Integer.parseInt(seconds)))
                .orElse(OptionalInt.empty());
        return of(reply.status(), retryAfter, reply.body());
    }

    /** The problem that ended a subscription; empty if the event's data is no problem document. */
    static Optional<ProblemDocument> ofEvent(String data) {
        return of(UNAVAILABLE, OptionalInt.empty(), data.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<ProblemDocument> of(int status, OptionalInt retryAfter, byte[] document) {
        Map<String, String> texts = texts(document);
        return Optional.ofNullable(texts.get("code"))
                .map(code -> new ProblemDocument(
                        status,
                        code,
                        texts.getOrDefault("title", code),
                        texts.getOrDefault("detail", code),
                        retryAfter,
                        document));
    }

    /** The members with text values; none if the document is malformed. */
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
        } catch (IOException notJson) {
            return Map.of();
        }
        return texts;
    }

    /** ReplicaMap the members that only problems of this code have. */
    public void writeMore(JsonGenerator to) throws IOException {
        try (JsonParser members = JSON.createParser(json)) {
            members.nextToken();
            while (members.nextToken() == JsonToken.FIELD_NAME) {
                if (STANDARD.contains(members.currentName())) {
                    members.nextToken();
                    members.skipChildren();
                } else {
                    to.copyCurrentStructure(members);
                }
            }
        }
    }
}
