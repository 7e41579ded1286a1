package dev.belvedere.query.read;

/** The end of a read's time. Reads ask before every record, so an answer has to be cheap. */
@FunctionalInterface
public interface Deadline {

    /** Whether the read may stop; once true, it stays true. */
    boolean hasPassed();
}
