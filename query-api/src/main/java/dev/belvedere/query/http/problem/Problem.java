package dev.belvedere.query.http.problem;

import dev.belvedere.query.http.json.Json;
import io.javalin.http.HttpStatus;
import java.util.Locale;

/**
 * Why a request was not answered as asked: a problem document (RFC 9457).
 *
 * @param code stable, lower case, words joined by hyphens; the document's type is {@code urn:belvedere:problem:} and this
 * @param title the code in words, the same for every occurrence
 * @param detail what was wrong with which value here, and what is right
 * @param retryAfterSeconds when to come back, of a problem that passes; 0 for all others
 * @param more members of this code beyond the standard ones
 */
public record Problem(int status, String code, String title, String detail, int retryAfterSeconds, Json.Written more) {

    public static final String CONTENT_TYPE = "application/problem+json";

    /** What a client is told to wait where nothing better is known. */
    private static final int SOON_SECONDS = 1;

    private static final int UNAVAILABLE = 503;

    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, status == UNAVAILABLE ? SOON_SECONDS : 0, json -> {});
    }

    /** A problem that HTTP itself has a name for. */
    public static Problem ofStatus(int status) {
        String title = HttpStatus.forStatus(status).getMessage();
        return new Problem(
                status,
                title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                title,
                "The request was refused: " + title + ".");
    }

    public static Problem badRequest(String code, String title, String detail) {
        return new Problem(400, code, title, detail);
    }

    public static Problem notFound(String code, String title, String detail) {
        return new Problem(404, code, title, detail);
    }

    /** A problem that passes: the answer says when to come back. */
    public static Problem unavailable(String code, String title, String detail) {
        return new Problem(UNAVAILABLE, code, title, detail);
    }

    /** Whether it passes by itself, or another copy may not have it. */
    public boolean passes() {
        return status == UNAVAILABLE;
    }

    public Problem with(Json.Written members) {
        return new Problem(status, code, title, detail, retryAfterSeconds, members);
    }

    /** The same problem, to come back to at another time. */
    public Problem retryAfter(int seconds) {
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
