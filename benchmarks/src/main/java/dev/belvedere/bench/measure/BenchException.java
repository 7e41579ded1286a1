package dev.belvedere.bench.measure;

import dev.belvedere.serdes.failure.BelvedereException;

/** A measurement or drill cannot continue; the message says why. */
public final class BenchException extends BelvedereException {

    public BenchException(String message) {
        super("bench-failed", message, null);
    }
}
