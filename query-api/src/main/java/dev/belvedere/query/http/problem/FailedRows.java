package dev.belvedere.query.http.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.Json;
import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.route.ProblemCode;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.topology.engine.view.View;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Says which row of a view has failed, and why. Thread-safe. */
public final class FailedRows {

    /** The request is sound, and what it asks for cannot be computed (RFC 9110, 15.5.21). */
    private static final int UNPROCESSABLE_CONTENT = 422;

    private final String view;
    private final List<Integer> columns;
    private final RowJson keys;

    public FailedRows(View view) {
        this(view, view.key());
    }

    /** @param columns the positions of the columns that name a row */
    public FailedRows(View view, List<Integer> columns) {
        this.view = view.name();
        this.columns = List.copyOf(columns);
        this.keys = new RowJson(
                new RowType(columns.stream().map(view.columns()::column).toList()));
    }

    /** Returns the row, which has not failed. Otherwise it ends the request: an answer without the row would look complete. */
    public Row refuse(Row row) {
        if (row.failure() != null) {
            throw new ProblemException(problem(row));
        }
        return row;
    }

    private Problem problem(Row row) {
        return new Problem(
                        UNPROCESSABLE_CONTENT,
                        ProblemCode.FAILED_ROW.text(),
                        "Failed row",
                        "The row of " + view
                                + " that \"key\" names cannot be computed, and PostgreSQL could not compute it, either; \"reason\""
                                + " says why. Change or delete the rows of the tables that it is made of, or change the view.")
                .with(json -> writeMembers(row, json));
    }

    /** The key of a row that has failed, and the reason. */
    public byte[] event(Row row) {
        return Json.bytes(json -> {
            json.writeStartObject();
            writeMembers(row, json);
            json.writeEndObject();
        });
    }

    private void writeMembers(Row row, JsonGenerator json) throws IOException {
        json.writeFieldName("key");
        keys.write(row.project(columns), json);
        json.writeStringField("reason", Objects.requireNonNull(row.failure()));
    }

    /** The problem of rows that have failed so that any key may be one of theirs. */
    static Problem anyKey(String view, String reason) {
        return new Problem(
                        UNPROCESSABLE_CONTENT,
                        ProblemCode.FAILED_VIEW.text(),
                        "Failed view",
                        "Rows of " + view
                                + " cannot be computed, and PostgreSQL could not compute them, either. Not even their keys can be computed,"
                                + " so that each row may be one of them; \"reason\" says why. Change or delete the rows of the tables that they"
                                + " are made of, or change the view.")
                .with(json -> json.writeStringField("reason", reason));
    }
}
