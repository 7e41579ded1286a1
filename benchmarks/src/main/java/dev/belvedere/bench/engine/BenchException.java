package dev.belvedere.bench.engine;

import dev.belvedere.serdes.failure.BelvedereException;

/** A measurement that cannot be made. */
final class BenchException extends BelvedereException {

    BenchException(String message) {
        super("bench-failed", message, null);
    }
}
