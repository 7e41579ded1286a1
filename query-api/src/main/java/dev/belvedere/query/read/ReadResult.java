package dev.belvedere.query.read;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of a read: something, the certainty that there is nothing, or a refusal that says neither. */
public sealed interface ReadResult<T> {

    /** The value read. */
    record Found<T>(T value) implements ReadResult<T> {}

    /** A copy that holds the shard, and is hydrated, has nothing there. */
    record Absent<T>() implements ReadResult<T> {}

    /** The read was not served; nothing is known of the value. */
    record Refused<T>(Refusal reason) implements ReadResult<T> {}

    static <T> ReadResult<T> found(T value) {
        return new Found<>(value);
    }

    static <T> ReadResult<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }

    /** Found if there is a value, else absent. */
    static <T> ReadResult<T> ofOptional(Optional<T> value) {
        return value.map(ReadResult::found).orElseGet(Absent::new);
    }

    /** The result of the function that fits. */
    default <R> R fold(Function<? super T, R> found, Supplier<R> absent, Function<Refusal, R> refused) {
        if (this instanceof Found<T> answer) {
            return found.apply(answer.value());
        }
        return this instanceof Refused<T> answer ? refused.apply(answer.reason()) : absent.get();
    }

    /** Goes on with the value found; absence and refusals stay what they are. */
    default <R> ReadResult<R> then(Function<? super T, ReadResult<R>> next) {
        return fold(next, Absent::new, ReadResult::refused);
    }
}
