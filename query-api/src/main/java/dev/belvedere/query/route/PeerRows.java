package dev.belvedere.query.route;

import java.util.List;

/** What another instance replied to a read of several keys. */
public sealed interface PeerRows {

    /**
     * The rows.
     *
     * @param rows one JSON document without line breaks for each key, in order; {@code null} in JSON where there is no such row
     */
    record Found(List<byte[]> rows, AnswerFreshness freshness) implements PeerRows {

        public Found {
            rows = List.copyOf(rows);
        }
    }

    /** A reply that every instance would give: rows of the keys cannot be computed. */
    record Refused(PeerReply reply) implements PeerRows {}

    /** The instance did not answer. */
    record Failed(FailedAttempt attempt) implements PeerRows {}
}
