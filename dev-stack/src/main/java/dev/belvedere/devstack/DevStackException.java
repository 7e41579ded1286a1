package dev.belvedere.devstack;

import org.jspecify.annotations.Nullable;

/** A request to the stack failed. The message is a sentence that says what failed, why, and which log has details. */
public final class DevStackException extends RuntimeException {

    private final String sentence;

    public DevStackException(String message) {
        this(message, null);
    }

    public DevStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.sentence = message;
    }

    /** The message, which is never null. */
    public String sentence() {
        return sentence;
    }
}
