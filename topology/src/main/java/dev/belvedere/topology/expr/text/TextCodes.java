package dev.belvedere.topology.expr.text;

import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.SqlState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Codes of characters, and texts written in other ways. */
public final class TextCodes {

    private TextCodes() {}

    /** Returns the number of the first character; 0 for an empty text. */
    public static int code(String text) {
        return text.isEmpty() ? 0 : text.codePointAt(0);
    }

    /**
     * Returns the character of a number.
     *
     * @throws ExprException if there is none, or for 0, which a text cannot hold
     */
    public static String character(int code) {
        if (code < 0) {
            throw ExprException.failed(SqlState.INVALID_PARAMETER_VALUE, "CHR has no character for " + code + ".");
        }
        if (code == 0 || code > Character.MAX_CODE_POINT || Character.getType(code) == Character.SURROGATE) {
            throw ExprException.failed(SqlState.PROGRAM_LIMIT_EXCEEDED, "CHR has no character for " + code + ".");
        }
        return Character.toString(code);
    }

    /** Returns the MD5 hash of the text's bytes, in hex. */
    public static String md5(String text) {
        return HexFormat.of().formatHex(hash("MD5", bytes(text)));
    }

    /** Returns the hash of bytes by an algorithm that every Java platform has. */
    public static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java platform has no " + algorithm, e);
        }
    }

    /** Returns the length in bytes. */
    public static int bytesOf(String text) {
        return bytes(text).length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a text as a literal of PostgreSQL's. */
    public static String quoted(String text) {
        String doubled = text.replace("'", "''");
        return doubled.contains("\\") ? "E'" + doubled.replace("\\", "\\\\") + "'" : "'" + doubled + "'";
    }
}
