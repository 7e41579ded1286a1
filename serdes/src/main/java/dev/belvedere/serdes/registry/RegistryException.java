package dev.belvedere.serdes.registry;

import dev.belvedere.serdes.failure.BelvedereException;
import org.jspecify.annotations.Nullable;

/**
 * A request to the schema registry failed. Codes: {@code registry-unreachable} (no answer, or transient failures until the timeout),
 * {@code registry-refused} (a definite refusal), {@code not-avro} (another schema language), {@code unsupported-setting}.
 */
public final class RegistryException extends BelvedereException {

    RegistryException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }
}
