package dev.belvedere.query.http.problem;

import dev.belvedere.query.http.json.Json;
import io.javalin.http.HttpStatus;
import java.util.Locale;

/**
 * The reason why a request failed, as a problem document (RFC 9457).
 *
 * @param code stable, in lower case, words joined by hyphens; the document's type is {@code urn:belvedere:problem:} followed by it
 * @param title the code in words, the same for every occurrence
 * @param detail which value was wrong, and what is right
 * @param retryAfterSeconds when to retry; 0 if a retry does not help
 * @param more writes the members that only this code has
 */
public record Problem(int status, String code, String title, String detail, int retryAfterSeconds, Json.Written more) {

    public static final String CONTENT_TYPE = "application/problem+json";

    /** The time to retry unless a better estimate is known. */
    private static final int SOON_SECONDS = 1;

    private static final int UNAVAILABLE = 503;

    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, status == UNAVAILABLE ? SOON_SECONDS : 0, json -> {});
    }

    /** The problem of a status that HTTP itself names. */
    public static Problem ofStatus(int status) {
        return ofStatus(status, "The request was refused: " + title(status) + ".");
    }

    /** The problem of a status that HTTP itself names, with what to do. */
    public static Problem ofStatus(int status, String detail) {
        String title = title(status);
        return new Problem(status, title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, detail);
    }

    private static String title(int status) {
        return HttpStatus.forStatus(status).getMessage();
    }

    public static Problem badRequest(String code, String title, String detail) {
        return new Problem(400, code, title, detail);
    }

    public static Problem notFound(String code, String title, String detail) {
        return new Problem(404, code, title, detail);
    }

    /** A temporary problem: the answer says when to retry. */
    public static Problem unavailable(String code, String title, String detail) {
        return new Problem(UNAVAILABLE, code, title, detail);
    }

    /** Whether a retry may help. */
    public boolean isTemporary() {
        return status == UNAVAILABLE;
    }

    public Problem with(Json.Written members) {
        return new Problem(status, code, title, detail, retryAfterSeconds, members);
    }

    /** The same problem with another time to retry. */
    Problem retryAfter(int seconds) {
        return new Problem(status, code, title, detail, seconds, more);
    }

    public byte[] bytes() {
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
