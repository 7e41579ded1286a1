package dev.belvedere.serdes.registry;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry did not give what was asked of it. Codes: {@code registry-unreachable} (not reached, or not well, until the timeout),
 * {@code registry-refused} (it answered, and the answer is no), {@code not-avro} (another schema language), {@code unsupported-setting}.
 */
public final class RegistryException extends BelvedereException {

    RegistryException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
