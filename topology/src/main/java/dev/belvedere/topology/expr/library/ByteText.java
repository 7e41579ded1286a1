package dev.belvedere.topology.expr.library;

import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** The forms in which {@code ENCODE} writes bytes, after PostgreSQL's encode.c. */
enum ByteText {
    HEX,
    BASE64,
    ESCAPE;

    // A line of base64 has 76 characters.
    private static final int BYTES_A_LINE = 57;
    private static final int FIRST_ESCAPED = 0x80;

    /** Finds a form by its name, a literal. */
    static ByteText named(Expr name) {
        String written = name instanceof Expr.Literal literal ? String.valueOf(literal.value()) : "";
        return Arrays.stream(values())
                .filter(form -> form.name().equals(written.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ExprException.unsupported(
                        "the format of ENCODE is written as a literal: 'hex', 'base64' or 'escape'."));
    }

    String of(byte[] bytes) {
        return switch (this) {
            case HEX -> HexFormat.of().formatHex(bytes);
            case BASE64 -> base64(bytes);
            case ESCAPE -> escaped(bytes);
        };
    }

    /** A line that is full ends, also where it is the last one. */
    private static String base64(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < bytes.length; at += BYTES_A_LINE) {
            byte[] line = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + BYTES_A_LINE));
            text.append(Base64.getEncoder().encodeToString(line)).append(line.length == BYTES_A_LINE ? "\n" : "");
        }
        return text.toString();
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            if (each == 0 || Byte.toUnsignedInt(each) >= FIRST_ESCAPED) {
                text.append(String.format(Locale.ROOT, "\\%03o", Byte.toUnsignedInt(each)));
            } else {
                text.append(each == '\\' ? "\\\\" : new String(new byte[] {each}, StandardCharsets.US_ASCII));
            }
        }
        return text.toString();
    }
}
