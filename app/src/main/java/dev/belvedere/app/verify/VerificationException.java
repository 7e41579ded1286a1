package dev.belvedere.app.verify;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/** Reports that a view could not be verified, which does not mean that it is wrong. */
public final class VerificationException extends BelvedereException {

    private static final String SNAPSHOT_GONE = "snapshot-gone";

    private VerificationException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    static VerificationException database(String message, Throwable cause) {
        return new VerificationException("source-database", message, cause);
    }

    static VerificationException api(String message, @Nullable Throwable cause) {
        return new VerificationException("view-api", message, cause);
    }

    /** Reports that rows cannot be read at a snapshot, because it is not kept any more or never was one. */
    static VerificationException snapshotGone(String message) {
        return new VerificationException(SNAPSHOT_GONE, message, null);
    }

    boolean isSnapshotGone() {
        return code().equals(SNAPSHOT_GONE);
    }

    static VerificationException transactions(String message, @Nullable Throwable cause) {
        return new VerificationException("transaction-topic", message, cause);
    }
}
