package dev.belvedere.query.http.request;

import dev.belvedere.query.http.json.RowJson;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.engine.view.ViewIndex;

/** A view with what is derived from it once: its path, how its keys are read, how its rows are written, what its columns are compared by. */
public record ServedView(View view, String path, KeyPath key, RowJson json, ColumnParameters parameters) {

    ServedView(View view) {
        this(
                view,
                "/v1/views/" + PercentEncoding.encode(view.name()),
                new KeyPath(view),
                new RowJson(view.columns()),
                new ColumnParameters(view.columns(), RowParameters.RESERVED));
    }

    /** Where a row is found, for example <code>/v1/views/order_summary/rows/{id}</code>. */
    public String rowTemplate() {
        return path + "/rows/" + key.template();
    }

    /** Where several rows are found, for example <code>/v1/views/order_summary/rows?key={id}&amp;key={id}</code>. */
    String keysTemplate() {
        return path + "/rows?key=" + key.template() + "&key=" + key.template();
    }

    /** Where the rows of an index are found, for example <code>/v1/views/order_overview/rows?user_id={user_id}</code>. */
    public String indexTemplate(ViewIndex index) {
        return path + "/rows?" + parameters.template(index);
    }

    public String scanPath() {
        return path + "/rows?scan=true";
    }
}
