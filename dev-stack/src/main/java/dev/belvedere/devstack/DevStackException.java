package dev.belvedere.devstack;

import org.jspecify.annotations.Nullable;

/** The stack could not do what it was asked. The message is a sentence that says what failed, why, and which log has more. */
public final class DevStackException extends RuntimeException {

    private final String sentence;

    public DevStackException(String message) {
        this(message, null);
    }

    public DevStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /** The message, which is always there. */
    public String sentence() {
        return sentence;
    }
}
