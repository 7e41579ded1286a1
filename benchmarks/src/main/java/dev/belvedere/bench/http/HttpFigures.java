package dev.belvedere.bench.http;

import java.util.Optional;

/**
 * The figures of one run.
 *
 * @param rows the number of rows of the view
 * @param readYourWrites empty if it was not measured
 * @param wrongRows the number of rows that were wrong on the instance at the end
 */
record HttpFigures(
        HttpOptions options,
        int rows,
        HttpRounds rounds,
        Optional<ReadYourWritesFigures> readYourWrites,
        long wrongRows) {

    /** Returns whether all rows and reads were correct, regardless of speed. */
    boolean correct() {
        return wrongRows == 0
                && readYourWrites
                        .map(writes -> writes.reads().seen() == writes.reads().reads())
                        .orElse(true);
    }
}
