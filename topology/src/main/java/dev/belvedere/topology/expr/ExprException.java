package dev.belvedere.topology.expr;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An expression cannot be computed exactly: {@code expression-unsupported} if the expression itself shows it, {@code expression-failed} if the values of a row
 * are out of range, which is an error in PostgreSQL too.
 */
public final class ExprException extends BelvedereException {

    private final @Nullable SqlState state;

    private ExprException(String code, @Nullable SqlState state, String reason) {
        super(code, reason, null);
        this.state = state;
    }

    public static ExprException unsupported(String reason) {
        return new ExprException("expression-unsupported", null, reason);
    }

    /**
     * Makes the failure of a row.
     *
     * @param state the error that PostgreSQL reports
     */
    public static ExprException failed(SqlState state, String reason) {
        return new ExprException("expression-failed", state, reason);
    }

    /** Returns the error that PostgreSQL reports for the row; empty if it is the expression that is not supported. */
    public Optional<SqlState> state() {
        return Optional.ofNullable(state);
    }
}
