package dev.belvedere.app.verify;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** Reports that a view could not be verified, which does not mean that it is wrong. */
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
