package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.failure.BelvedereException;

/** A table cannot be described: its topic has no schema, the schema is not that of a row, or there is no key. */
public final class CatalogException extends BelvedereException {

    CatalogException(String code, String message) {
        super(code, message, null);
    }
}
