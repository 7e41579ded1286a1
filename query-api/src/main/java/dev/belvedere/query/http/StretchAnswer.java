package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.route.Stretch;
import dev.belvedere.serdes.row.Row;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Rows of a walk in the form that the request accepts: one JSON document, or a document a line with the cursor in a header. */
record StretchAnswer(ServedView view, Stretch stretch, Optional<String> cursor) {

    private static final String LINES = "application/x-ndjson";
    private static final String CURSOR_HEADER = "Next-Cursor";

    static StretchAnswer of(ServedView view, Stretch stretch) {
        return new StretchAnswer(view, stretch, stretch.next().map(place -> Cursor.of(view.view(), place)));
    }

    void writeTo(Context request) {
        request.header("Vary", "Accept");
        if (wantsLines(request)) {
            cursor.ifPresent(next -> request.header(CURSOR_HEADER, next));
            request.contentType(LINES).result(lines());
        } else {
            request.contentType(ViewJson.CONTENT_TYPE).result(Json.bytes(this::writeDocument));
        }
    }

    private static boolean wantsLines(Context request) {
        String accept = request.header("Accept");
        return accept != null && accept.contains(LINES);
    }

    private void writeDocument(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("rows");
        for (Row row : stretch.rows()) {
            view.json().write(row, json);
        }
        json.writeEndArray();
        if (cursor.isPresent()) {
            json.writeStringField("cursor", cursor.get());
        }
        json.writeEndObject();
    }

    private byte[] lines() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Row row : stretch.rows()) {
            lines.writeBytes(onOneLine(view.json().bytes(row)));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    // Only a JSON value that was stored with line breaks has any: in all other text they are escaped.
    private static byte[] onOneLine(byte[] row) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] == '\n' || row[i] == '\r') {
                row[i] = ' ';
            }
        }
        return row;
    }
}
