package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads the code out of a problem document. */
final class ProblemCode {

    private static final JsonFactory JSON = new JsonFactory();

    private ProblemCode() {}

    /** The code of the problem that an instance has answered with, or its status where there is none. */
    static String of(Reply reply) {
        try (JsonParser json = JSON.createParser(reply.body())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("code")) {
                    return json.getText();
                }
                json.skipChildren();
            }
        } catch (IOException notOurs) {
            return "status-" + reply.status();
        }
        return "status-" + reply.status();
    }
}
