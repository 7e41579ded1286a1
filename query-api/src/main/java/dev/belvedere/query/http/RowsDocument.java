package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.ScanCursor;
import dev.belvedere.query.http.request.ScanIdentity;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.read.ScanPage;
import dev.belvedere.serdes.row.Row;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Several rows in the form that the request accepts: one JSON document, or a document a line with the cursor in a header.
 *
 * @param rows empty, and {@code null} in the answer, where there is no such row
 */
public record RowsDocument(ServedView view, List<Optional<Row>> rows, Optional<String> cursor) {

    public static final String LINES = "application/x-ndjson";
    private static final String CURSOR_HEADER = "Next-ScanCursor";
    static final byte[] ABSENT = "null".getBytes(StandardCharsets.US_ASCII);

    static RowsDocument of(ServedView view, ScanIdentity walked, ScanPage stretch) {
        return new RowsDocument(
                view,
                stretch.rows().stream().map(Optional::of).toList(),
                stretch.next().map(place -> ScanCursor.of(walked, place)));
    }

    void writeTo(Context request) {
        request.res().addHeader("Vary", "Accept");
        if (wantsLines(request)) {
            cursor.ifPresent(next -> request.header(CURSOR_HEADER, next));
            EntityTags.answer(request, LINES, lines());
        } else {
            EntityTags.answer(request, Json.CONTENT_TYPE, Json.bytes(this::writeDocument));
        }
    }

    static boolean wantsLines(Context request) {
        String accept = request.header("Accept");
        return accept != null && accept.contains(LINES);
    }

    private void writeDocument(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("rows");
        for (Optional<Row> row : rows) {
            if (row.isPresent()) {
                view.json().write(row.get(), json);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
        if (cursor.isPresent()) {
            json.writeStringField("cursor", cursor.get());
        }
        json.writeEndObject();
    }

    private byte[] lines() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Optional<Row> row : rows) {
            lines.writeBytes(
                    row.map(view.json()::bytes).map(RowsDocument::onOneLine).orElse(ABSENT));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    // Only a JSON value that was stored with line breaks has any: in all other text they are escaped.
    static byte[] onOneLine(byte[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] == '\n' || row[i] == '\r') {
                row[i] = ' ';
            }
        }
        return row;
    }
}
