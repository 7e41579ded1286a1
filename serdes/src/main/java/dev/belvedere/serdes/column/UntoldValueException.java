package dev.belvedere.serdes.column;

/** A value arrives in a form that other values have, too: which one it was is not known. The message completes "column c …". */
public final class UntoldValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    UntoldValueException(String message) {
        super(message);
    }
}
