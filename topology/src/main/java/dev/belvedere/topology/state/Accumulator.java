package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteWriter;
import org.jspecify.annotations.Nullable;

/** The running result of one aggregate call of one group. What was added can be retracted. Mutable, used by one thread. */
interface Accumulator {

    /**
     * Takes one value in or out.
     *
     * @param value not null: NULLs do not reach an accumulator
     * @param weight 1 to add, -1 to retract
     */
    void accept(Object value, int weight);

    /** Whether everything that was added has been retracted again. */
    boolean isZero();

    /** The result as SQL has it. */
    @Nullable
    Object result();

    void writeTo(ByteWriter out);
}
