package dev.belvedere.localshop.sandbox;

import dev.belvedere.app.config.ConfigurationFile;
import dev.belvedere.app.serve.Deployment;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tables that the registry can describe by now. A table without events is not among them, because its connector has not registered a schema.
 *
 * @param unknown why the others are not, by table
 */
record KnownTables(TableSettings settings, Map<String, String> unknown) {

    private static final String NAME = "tables";

    /** @throws SandboxException if there is none at all */
    static KnownTables of(TableSettings tables, Collection<ViewFile> views, EngineFiles files) {
        Map<String, String> unknown = new LinkedHashMap<>();
        Deployment.of(ConfigurationFile.read(files.write(NAME, views, tables, 0), Map.of()))
                .undescribedTables()
                .forEach((table, reason) -> unknown.put(table, reason.getMessage() + " [" + reason.code() + "]"));
        return new KnownTables(tables.without(unknown.keySet()), unknown);
    }

    /** Returns why a view cannot be planned, if it is for a table that is not known. */
    Optional<String> unknown(ViewFile view) {
        return unknown.keySet().stream().filter(view::mentions).findFirst().map(unknown::get);
    }
}
