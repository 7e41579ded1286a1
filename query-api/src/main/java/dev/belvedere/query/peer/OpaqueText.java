package dev.belvedere.query.peer;

import java.util.Base64;
import java.util.Optional;

/** Bytes that clients return without reading them: base64url without padding. */
public final class OpaqueText {

    private OpaqueText() {}

    public static String of(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a text; empty if it is not the text of any bytes. */
    public static Optional<byte[]> bytes(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            // The decoder ignores padding and surplus bits: only the issued spelling counts.
            return of(decoded).equals(text) ? Optional.of(decoded) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
