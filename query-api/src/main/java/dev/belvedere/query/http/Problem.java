package dev.belvedere.query.http;

import io.javalin.http.Context;

/**
 * Why a request was not answered as asked: a problem document (RFC 9457).
 *
 * @param code stable, lower case, words joined by hyphens; the document's type is {@code urn:belvedere:problem:} and this
 * @param title the code in words, the same for every occurrence
 * @param detail what was wrong with which value here, and what is right
 * @param more members of this code beyond the standard ones
 */
record Problem(int status, String code, String title, String detail, Json.Written more) {

    static final String CONTENT_TYPE = "application/problem+json";

    /** What a client is told to wait where waiting helps. */
    private static final String RETRY_AFTER_SECONDS = "1";

    private static final int UNAVAILABLE = 503;

    Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, json -> {});
    }

    static Problem badRequest(String code, String title, String detail) {
        return new Problem(400, code, title, detail);
    }

    static Problem notFound(String code, String title, String detail) {
        return new Problem(404, code, title, detail);
    }

    /** A problem that passes: the answer says when to come back. */
    static Problem unavailable(String code, String title, String detail) {
        return new Problem(UNAVAILABLE, code, title, detail);
    }

    Problem with(Json.Written members) {
        return new Problem(status, code, title, detail, members);
    }

    void answer(Context request) {
        request.status(status).contentType(CONTENT_TYPE).result(bytes());
        if (status == UNAVAILABLE) {
            request.header("Retry-After", RETRY_AFTER_SECONDS);
        }
    }

    byte[] bytes() {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("type", "urn:belvedere:problem:" + code);
            json.writeStringField("title", title);
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("code", code);
            more.writeTo(json);
            json.writeEndObject();
        });
    }
}
