package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.peer.ReadHeaders;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Joins rows that several instances have written, each without line breaks. */
final class MergedRows {

    private MergedRows() {}

    /** @param lines whether to write one document a line */
    static Representation representation(List<byte[]> rows, boolean lines) {
        return lines
                ? new Representation(ReadHeaders.JSON_LINES, joined(rows, "", "\n", "\n"), true)
                : new Representation(Json.CONTENT_TYPE, joined(rows, "{\"rows\":[", ",", "]}"), true);
    }

    private static byte[] joined(List<byte[]> rows, String begin, String between, String end) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(ascii(begin));
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                joined.writeBytes(ascii(between));
            }
            joined.writeBytes(rows.get(i));
        }
        joined.writeBytes(ascii(end));
        return joined.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
