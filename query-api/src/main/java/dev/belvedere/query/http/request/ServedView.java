package dev.belvedere.query.http.request;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.query.http.problem.FailedRows;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;
import java.io.IOException;

/** A view with everything that requests need of it, made once: its path, and the readers and writers of its keys, rows and parameters. */
public record ServedView(
        View view, String path, KeyPath key, RowJson json, FailedRows failed, ColumnParameters parameters) {

    ServedView(View view) {
        this(
                view,
                "/v1/views/" + PercentEncoding.encode(view.name()),
                new KeyPath(view),
                new RowJson(view.columns(), view.shown()),
                new FailedRows(view),
                new ColumnParameters(view.columns(), RowParameters.RESERVED));
    }

    /** Returns the JSON of a row. Ends the request with a problem if the row has failed. */
    public byte[] bytes(Row row) {
        return json.bytes(failed.refuse(row));
    }

    /** Writes the JSON of a row. Ends the request with a problem if the row has failed. */
    public void write(Row row, JsonGenerator to) throws IOException {
        json.write(failed.refuse(row), to);
    }

    /** The path of a row, for example <code>/v1/views/order_summary/rows/{id}</code>. */
    public String rowTemplate() {
        return path + "/rows/" + key.template();
    }

    /** The path of several rows, for example <code>/v1/views/order_summary/rows?key={id}&amp;key={id}</code>. */
    String keysTemplate() {
        return path + "/rows?key=" + key.template() + "&key=" + key.template();
    }

    /** The path of an index's rows, for example <code>/v1/views/order_overview/rows?user_id={user_id}</code>. */
    public String indexTemplate(ViewIndex index) {
        return path + "/rows?" + parameters.template(index);
    }

    public String scanPath() {
        return path + "/rows?scan=true";
    }
}
