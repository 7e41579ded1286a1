package dev.belvedere.bench.http;

import java.util.Optional;

/**
 * All that one run found.
 *
 * @param rows of the view
 * @param writerReads empty where it was not measured
 * @param wrongRows that the instance had in the end otherwise than they have to be
 */
record HttpFigures(HttpCourse course, int rows, Rounds rounds, Optional<WriterReads> writerReads, long wrongRows) {

    /** Whether everything was as it has to be, however fast. */
    boolean right() {
        return wrongRows == 0
                && writerReads
                        .map(writers ->
                                writers.reads().seen() == writers.reads().reads())
                        .orElse(true);
    }
}
