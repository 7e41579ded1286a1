package dev.belvedere.serdes.registry;

import dev.belvedere.serdes.failure.BelvedereException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to the schema registry failed. Codes: {@code registry-unreachable} (no answer, or transient failures until the timeout),
 * {@code registry-refused} (a definite refusal), {@code unknown-schema} (no such schema), {@code not-avro} (another schema language), {@code unsupported-setting}.
 */
public final class RegistryException extends BelvedereException {

    private static final Set<String> OF_THE_REGISTRY =
            Set.of("registry-unreachable", "registry-refused", "unsupported-setting");

    RegistryException(String code, String message, @Nullable Throwable cause) {
        super(code, message, cause);
    }

    /** Returns true if the registry itself is the reason, and not what it was asked for: the same request may succeed later. */
    public boolean isOfTheRegistry() {
        return OF_THE_REGISTRY.contains(code());
    }
}
