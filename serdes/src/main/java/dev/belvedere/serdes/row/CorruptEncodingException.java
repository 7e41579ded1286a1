package dev.belvedere.serdes.row;

import dev.belvedere.serdes.failure.BelvedereException;

/** Bytes that should have been a row or a key of the engine's own and are not. Its code is {@code corrupt-encoding}. */
public final class CorruptEncodingException extends BelvedereException {

    CorruptEncodingException(String found) {
        super(
                "corrupt-encoding",
                "A row or key in the engine's own encoding cannot be read: " + found
                        + ". It was written by another release or for another plan: start that one again,"
                        + " or drop this deployment's state and internal topics and let it hydrate anew.",
                null);
    }
}
