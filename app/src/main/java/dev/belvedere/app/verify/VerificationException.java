package dev.belvedere.app.verify;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** The verification could not be carried out, which says nothing about whether the view is right. */
public final class VerificationException extends BelvedereException {

    private VerificationException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    static VerificationException database(String message, Throwable cause) {
        return new VerificationException("source-database", message, cause);
    }

    static VerificationException api(String message, @Nullable Throwable cause) {
        return new VerificationException("view-api", message, cause);
    }
}
