package dev.belvedere.query.peer;

import java.util.Base64;
import java.util.Optional;

/** Bytes that clients carry without reading them: base64url without padding. */
public final class OpaqueText {

    private OpaqueText() {}

    public static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; empty where no bytes are written so. */
    public static Optional<byte[]> bytes(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            // The decoder ignores padding and surplus bits: only the one spelling that was issued counts.
            return of(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
