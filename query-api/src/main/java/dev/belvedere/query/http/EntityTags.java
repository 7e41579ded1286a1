package dev.belvedere.query.http;

import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;

/**
 * Answers with bytes that the client may have already. The entity tag (RFC 9110, 8.8.3) is made of the bytes, and a request that names it gets
 * 304 without them. The tag is weak: the same rows, whichever way they are compressed.
 */
final class EntityTags {

    /** 96 bits: no two answers of a client's lifetime share them. */
    private static final int TAG_BYTES = 12;

    private static final int NOT_MODIFIED = 304;

    private EntityTags() {}

    static void answer(Context request, String contentType, byte[] body) {
        String tag = '"' + digest(body) + '"';
        request.header("ETag", "W/" + tag);
        request.res().addHeader("Vary", "Accept-Encoding");
        if (isKnown(request, tag)) {
            request.status(NOT_MODIFIED);
        } else {
            request.contentType(contentType).result(body);
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

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
