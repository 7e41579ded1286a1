package dev.belvedere.query.http.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The percent-encoding of path segments (RFC 3986): a plus sign stands for itself, and decoded bytes have to be UTF-8. */
public final class PercentEncoding {

    private static final Pattern WELL_FORMED = Pattern.compile("(?:[^%]++|%[0-9A-Fa-f]{2})*+");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private PercentEncoding() {}

    /** Whether every percent sign has two hexadecimal digits behind it. */
    public static boolean isWellFormed(String encoded) {
        return encoded.indexOf('%') < 0 || WELL_FORMED.matcher(encoded).matches();
    }

    /**
     * Decodes a well-formed text.
     *
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    static String decode(String encoded) throws CharacterCodingException {
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer decoded = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%') {
                decoded.put((byte) (Character.digit(raw[i + 1], 16) << 4 | Character.digit(raw[i + 2], 16)));
                i += 2;
            } else {
                decoded.put(raw[i]);
            }
        }
        return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
    }

    /** Encodes everything but the unreserved characters. */
    public static String encode(String text) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(each) >= 0) {
                encoded.write(each);
            } else {
                encoded.writeBytes(String.format("%%%02X", each).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return encoded.toString(StandardCharsets.US_ASCII);
    }
}
