package dev.belvedere.query.route;

import java.util.Optional;

/** The outcome of a routed read: a value, its absence, another instance's reply, or a failure. */
public sealed interface ReadAnswer<T> {

    /** The value read, by this instance or put together from several. */
    record Found<T>(T value, AnswerFreshness freshness) implements ReadAnswer<T> {}

    /** A hydrated replica has no such value. */
    record Absent<T>(AnswerFreshness freshness) implements ReadAnswer<T> {}

    /** The reply of another instance, which is passed on as it is. */
    record Forwarded<T>(PeerReply reply) implements ReadAnswer<T> {}

    /**
     * No replica answered.
     *
     * @param freshness the state of the local replicas that refused; empty unless this instance alone was asked
     */
    record Failed<T>(ReadFailure failure, Optional<AnswerFreshness> freshness) implements ReadAnswer<T> {}

    /** A failure that says nothing about the freshness of replicas. */
    static <T> ReadAnswer<T> failed(ReadFailure failure) {
        return new Failed<>(failure, Optional.empty());
    }
}
