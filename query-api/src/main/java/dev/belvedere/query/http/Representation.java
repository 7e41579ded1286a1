package dev.belvedere.query.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The body of an answer, with the headers that describe it.
 *
 * @param variesByAccept whether the request's {@code Accept} header decided the media type
 * @param nextCursor the cursor of the next page
 * @param bytes how many bytes of the body, from its beginning, the entity tag is made of: a cursor behind them is another one in each snapshot
 * @param place where the next page begins, whatever the snapshot; empty at the end
 */
record Representation(
        String contentType,
        byte[] body,
        boolean variesByAccept,
        Optional<String> nextCursor,
        int bytes,
        Optional<String> place) {

    /** 96 bits: no two answers of a client's lifetime share them. */
    private static final int TAG_BYTES = 12;

    Representation(String contentType, byte[] body) {
        this(contentType, body, false);
    }

    Representation(String contentType, byte[] body, boolean variesByAccept) {
        this(contentType, body, variesByAccept, Optional.empty(), body.length, Optional.empty());
    }

    /** The opaque entity tag (RFC 9110, 8.8.3), in quotes: a digest of the rows and of where they end. */
    String entityTag() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(body, 0, bytes);
            place.ifPresent(text -> sha.update(text.getBytes(StandardCharsets.UTF_8)));
            byte[] digest = sha.digest();
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
