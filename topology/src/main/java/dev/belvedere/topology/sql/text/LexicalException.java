package dev.belvedere.topology.sql.text;

/** A text that cannot be split into tokens, or is no statement of a view. */
public final class LexicalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    LexicalException(int offset, String reason) {
        super(reason);
        this.offset = offset;
    }

    /** Where in the text, from 0. */
    public int offset() {
        return offset;
    }
}
