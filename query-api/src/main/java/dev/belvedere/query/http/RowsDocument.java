package dev.belvedere.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.request.AcceptedType;
import dev.belvedere.query.http.request.ScanCursor;
import dev.belvedere.query.http.request.ScanIdentity;
import dev.belvedere.query.http.request.ServedView;
import dev.belvedere.query.peer.ReadHeaders;
import dev.belvedere.query.read.ScanPage;
import dev.belvedere.serdes.row.Row;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Several rows: one JSON document, or one document a line with the cursor in a header.
 *
 * @param rows empty where there is no such row: {@code null} in JSON
 * @param cursor the position of the next page, in the page's snapshot; empty at the end
 * @param place the position of the next page in any snapshot
 */
record RowsDocument(ServedView view, List<Optional<Row>> rows, Optional<String> cursor, Optional<String> place) {

    /** The length of what follows the cursor, the document's last member. */
    private static final int END_OF_DOCUMENT = "\"}".length();

    private static final byte[] ABSENT = "null".getBytes(StandardCharsets.US_ASCII);

    /** @param epoch the epoch of the snapshot that the page is of */
    static RowsDocument of(ServedView view, ScanIdentity scan, ScanPage page, long epoch) {
        return new RowsDocument(
                view,
                page.rows().stream().map(Optional::of).toList(),
                page.next().map(position -> new ScanCursor(position, epoch).text(scan)),
                page.next().map(position -> new ScanCursor(position, 0).text(scan)));
    }

    /** Whether a request wants one document a line. */
    static boolean wantsLines(Context request) {
        return AcceptedType.of(request, Json.CONTENT_TYPE, ReadHeaders.JSON_LINES)
                .equals(ReadHeaders.JSON_LINES);
    }

    /** @param lines whether to write one document a line */
    Representation representation(boolean lines) {
        byte[] body = lines ? lines() : Json.bytes(this::writeDocument);
        int behindRows =
                lines ? 0 : cursor.map(text -> text.length() + END_OF_DOCUMENT).orElse(0);
        return new Representation(
                lines ? ReadHeaders.JSON_LINES : Json.CONTENT_TYPE,
                body,
                true,
                cursor,
                body.length - behindRows,
                place);
    }

    private void writeDocument(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("rows");
        for (Optional<Row> row : rows) {
            if (row.isPresent()) {
                view.write(row.get(), json);
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
            lines.writeBytes(line(view, row));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    /** A row without line breaks; {@code null} where there is no such row. */
    static byte[] line(ServedView view, Optional<Row> row) {
        return row.map(view::bytes).map(RowsDocument::onOneLine).orElse(ABSENT);
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
