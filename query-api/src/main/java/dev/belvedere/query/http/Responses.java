package dev.belvedere.query.http;

import io.javalin.http.Context;
import java.util.Collections;

/** Writes representations. */
final class Responses {

    private static final int NOT_MODIFIED = 304;

    private Responses() {}

    /** Writes the body with its entity tag; 304 without the body if the request names the tag (RFC 9110, 13.1.2). */
    static void write(Context request, Representation representation) {
        if (representation.variesByAccept()) {
            request.res().addHeader("Vary", "Accept");
        }
        representation.nextCursor().ifPresent(cursor -> request.header("Next-Cursor", cursor));
        String tag = representation.entityTag();
        // Weak: the rows are the same, whichever way they are compressed.
        request.header("ETag", "W/" + tag);
        request.res().addHeader("Vary", "Accept-Encoding");
        if (isKnown(request, tag)) {
            request.status(NOT_MODIFIED);
        } else {
            request.contentType(representation.contentType()).result(representation.body());
        }
    }

    private static boolean isKnown(Context request, String tag) {
        if (request.req().getHeader("If-None-Match") == null) {
            return false;
        }
        for (String header : Collections.list(request.req().getHeaders("If-None-Match"))) {
            for (String known : header.split(",", -1)) {
                String opaque = known.strip().replaceFirst("^W/", "");
                if (opaque.equals(tag) || opaque.equals("*")) {
                    return true;
                }
            }
        }
        return false;
    }
}
