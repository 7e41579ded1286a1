package dev.belvedere.query.read;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The outcome of a local read: a value, its certain absence, or a refusal, which says nothing about the value. */
public sealed interface ReadResult<T> {

    /** The value read. */
    record Found<T>(T value) implements ReadResult<T> {}

    /** A hydrated replica has no such value. */
    record Absent<T>() implements ReadResult<T> {}

    /** The read was not served. */
    record Refused<T>(Refusal reason) implements ReadResult<T> {}

    static <T> ReadResult<T> found(T value) {
        return new Found<>(value);
    }

    static <T> ReadResult<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }

    /** Found if there is a value, otherwise absent. */
    static <T> ReadResult<T> ofOptional(Optional<T> value) {
        return value.map(ReadResult::found).orElseGet(Absent::new);
    }

    /** Calls the function of this outcome. */
    default <R> R fold(Function<? super T, R> found, Supplier<R> absent, Function<Refusal, R> refused) {
        if (this instanceof Found<T> result) {
            return found.apply(result.value());
        }
        return this instanceof Refused<T> result ? refused.apply(result.reason()) : absent.get();
    }

    /** Goes on with the value found; keeps absence and refusals. */
    default <R> ReadResult<R> then(Function<? super T, ReadResult<R>> next) {
        return fold(next, Absent::new, ReadResult::refused);
    }
}
