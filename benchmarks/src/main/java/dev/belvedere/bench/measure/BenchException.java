package dev.belvedere.bench.measure;

import dev.belvedere.serdes.failure.BelvedereException;

/** A measurement that cannot be made. */
public final class BenchException extends BelvedereException {

    public BenchException(String message) {
        super("bench-failed", message, null);
    }
}
