package dev.belvedere.topology.expr;

import dev.belvedere.serdes.failure.BelvedereException;

/**
 * An expression that has no exact value: {@code expression-unsupported} where it can be told from the expression, {@code expression-failed} where
 * a row's values do not fit, which is an error in PostgreSQL too.
 */
public final class ExprException extends BelvedereException {

    private ExprException(String code, String reason) {
        super(code, reason, null);
    }

    static ExprException unsupported(String reason) {
        return new ExprException("expression-unsupported", reason);
    }

    static ExprException failed(String reason) {
        return new ExprException("expression-failed", reason);
    }
}
