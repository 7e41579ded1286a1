package dev.belvedere.topology.expr;

import dev.belvedere.serdes.failure.BelvedereException;

/**
 * An expression cannot be computed exactly: {@code expression-unsupported} if the expression itself shows it, {@code expression-failed} if the values of a row
 * are out of range, which is an error in PostgreSQL too.
 */
public final class ExprException extends BelvedereException {

    private ExprException(String code, String reason) {
        super(code, reason, null);
    }

    public static ExprException unsupported(String reason) {
        return new ExprException("expression-unsupported", reason);
    }

    public static ExprException failed(String reason) {
        return new ExprException("expression-failed", reason);
    }
}
