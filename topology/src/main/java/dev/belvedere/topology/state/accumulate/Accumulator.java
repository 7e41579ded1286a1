package dev.belvedere.topology.state.accumulate;

import dev.belvedere.serdes.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** The running result of one aggregate call of one group. Added values can be retracted. Mutable, used by one thread. */
public interface Accumulator {

    /**
     * Adds or retracts one value.
     *
     * @param value not null: NULLs never reach an accumulator
     * @param weight 1 to add, -1 to retract
     */
    void accept(Object value, int weight);

    /** Returns true if everything that was added has been retracted. */
    boolean isZero();

    /** Returns the result by SQL's rules. */
    @Nullable
    Object result();

    void writeTo(ByteWriter out);
}
