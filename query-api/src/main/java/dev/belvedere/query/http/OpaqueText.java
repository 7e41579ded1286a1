package dev.belvedere.query.http;

import java.util.Base64;
import java.util.Optional;

/** Bytes that clients carry without reading them: base64url without padding. */
final class OpaqueText {

    private OpaqueText() {}

    static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; empty where no bytes are written so. */
    static Optional<byte[]> bytes(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            // The decoder ignores padding and surplus bits: only the one spelling that was issued counts.
            return of(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
