package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/**
 * Schemas or events that cannot be understood as a table's. Codes: {@code unsupported-schema} (not a table's schema at all),
 * {@code incompatible-schema} (a column that is wanted comes with a type that it cannot be read from), {@code missing-key} (an event that does not say
 * which row it is about), {@code missing-row} (one that does not say what the row is now),
 * {@code missing-column} (one that lacks a column, and what the row has in it is not known), {@code inexact-value} (a value that the wanted type cannot hold exactly).
 */
public final class DialectException extends BelvedereException {

    private DialectException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    static DialectException unsupportedSchema(String message) {
        return new DialectException("unsupported-schema", message, null);
    }

    static DialectException incompatibleSchema(String message) {
        return new DialectException("incompatible-schema", message, null);
    }

    static DialectException missingKey(String message) {
        return new DialectException("missing-key", message, null);
    }

    static DialectException missingColumn(String message) {
        return new DialectException("missing-column", message, null);
    }

    static DialectException missingRow(String message) {
        return new DialectException("missing-row", message, null);
    }

    static DialectException inexactValue(String message, Throwable cause) {
        return new DialectException("inexact-value", message, cause);
    }
}
