package dev.belvedere.query.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The body of an answer, with the headers that describe it.
 *
 * @param variesByAccept whether the request's {@code Accept} header decided the media type
 * @param nextCursor the cursor of the next page, for a media type whose body has no room for it
 */
record Representation(String contentType, byte[] body, boolean variesByAccept, Optional<String> nextCursor) {

    /** 96 bits: no two answers of a client's lifetime share them. */
    private static final int TAG_BYTES = 12;

    Representation(String contentType, byte[] body) {
        this(contentType, body, false, Optional.empty());
    }

    /** The opaque entity tag (RFC 9110, 8.8.3), in quotes: a digest of the body. */
    String entityTag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
