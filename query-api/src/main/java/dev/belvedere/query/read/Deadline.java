package dev.belvedere.query.read;

/** How long somebody waits for a read. Asked before every record, so an answer has to be cheap. */
@FunctionalInterface
public interface Deadline {

    /** Whether nobody waits any more; once true, it stays true. */
    boolean isOver();
}
