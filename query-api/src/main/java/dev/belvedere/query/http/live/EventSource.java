package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.Problem;
import java.util.Optional;

/**
 * The events of one subscription. It keeps only the subscriber's position: the next events are read when the subscriber can take them. One thread at
 * a time.
 */
interface EventSource {

    /**
     * Events in the format of server-sent events.
     *
     * @param text empty if there are none yet: then {@link EventSource#await}
     * @param end the problem that ends the subscription; empty if it goes on
     */
    record Batch(byte[] text, Optional<Problem> end) {

        static Batch of(byte[] text) {
            return new Batch(text, Optional.empty());
        }

        static Batch end(Problem why) {
            return new Batch(new byte[0], Optional.of(why));
        }
    }

    /** The next events. */
    Batch next();

    /** What is sent to a subscriber that was sent nothing for a while. */
    byte[] heartbeat();

    /** Runs the callback once when there may be more events; false if there may be more already, and then the callback may run or not. */
    boolean await(Runnable wake);

    /** Ends the subscription: the callback does not run any more. */
    void close(Runnable wake);
}
