package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tables of a deployment that views may use, and those that they may not use yet.
 *
 * @param missing the tables that are configured and not in the catalog, each with the reason
 */
public record KnownCatalog(Catalog catalog, Map<String, BelvedereException> missing) {

    public KnownCatalog {
        missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
    }

    /** Returns this without some tables, unless they are missing already. */
    public KnownCatalog without(Map<String, BelvedereException> others) {
        Map<String, BelvedereException> all = new LinkedHashMap<>(others);
        all.putAll(missing);
        return new KnownCatalog(
                new Catalog(catalog.tables().stream()
                        .filter(table -> !all.containsKey(table.name()))
                        .toList()),
                all);
    }
}
