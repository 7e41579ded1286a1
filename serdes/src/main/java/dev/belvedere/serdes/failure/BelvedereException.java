package dev.belvedere.serdes.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something a user or an operator has to know about. The message says what was wrong with which value, where, and what to do; it is fit to be
 * shown without a stack trace. The code is stable and may be matched by programs.
 */
public abstract class BelvedereException extends RuntimeException {

    private final String code;

    /**
     * @param code lower case, words joined by hyphens, for example {@code unknown-table}
     * @param cause what lies beneath, or null
     */
    protected BelvedereException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** The stable code of this failure. */
    public final String code() {
        return code;
    }
}
