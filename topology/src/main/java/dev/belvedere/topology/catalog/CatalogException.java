package dev.belvedere.topology.catalog;

import dev.belvedere.serdes.failure.BelvedereException;

/** A table that cannot be described: its topic has no schema, its schema is not a row's, or it has no key. */
public final class CatalogException extends BelvedereException {

    CatalogException(String code, String message) {
        super(code, message, null);
    }
}
