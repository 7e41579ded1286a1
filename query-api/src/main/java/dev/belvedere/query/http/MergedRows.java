package dev.belvedere.query.http;

import dev.belvedere.query.http.json.Json;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows that several instances have written, each on one line. */
public final class MergedRows {

    private static final byte[] BEGIN = "{\"rows\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    private MergedRows() {}

    /** The lines of an answer. */
    public static List<byte[]> lines(byte[] body) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < body.length; at++) {
            if (body[at] == '\n') {
                lines.add(Arrays.copyOfRange(body, from, at));
                from = at + 1;
            }
        }
        return lines;
    }

    /** Answers with these rows in the form that the request accepts. */
    public static void answer(Context request, byte[][] rows) {
        request.res().addHeader("Vary", "Accept");
        if (RowsDocument.wantsLines(request)) {
            EntityTags.answer(request, RowsDocument.LINES, joined(rows, new byte[0], "\n", new byte[] {'\n'}));
        } else {
            EntityTags.answer(request, Json.CONTENT_TYPE, joined(rows, BEGIN, ",", END));
        }
    }

    private static byte[] joined(byte[][] rows, byte[] begin, String between, byte[] end) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(begin);
        for (int i = 0; i < rows.length; i++) {
            if (i > 0) {
                joined.writeBytes(between.getBytes(StandardCharsets.US_ASCII));
            }
            joined.writeBytes(rows[i]);
        }
        joined.writeBytes(end);
        return joined.toByteArray();
    }
}
