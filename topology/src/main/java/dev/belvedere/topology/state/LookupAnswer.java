package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import dev.belvedere.serdes.row.Sized;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a lookup.
 *
 * @param foreignKey the key that was looked up; {@link #NO_KEY} if the foreign key is NULL
 * @param row the row that was found; null if there is none
 */
record LookupAnswer(byte[] foreignKey, byte @Nullable [] row) {

    /** Stands for a foreign key that contains NULL and refers to nothing. Encoded keys are never empty. */
    static final byte[] NO_KEY = {};

    static LookupAnswer toNoKey() {
        return new LookupAnswer(NO_KEY, null);
    }

    boolean isFor(byte[] key) {
        return Arrays.equals(foreignKey, key);
    }

    static void write(ByteWriter out, @Nullable LookupAnswer answer) {
        Sized.write(out, answer == null ? null : answer.foreignKey);
        if (answer != null) {
            Sized.write(out, answer.row);
        }
    }

    static @Nullable LookupAnswer read(ByteReader in) {
        byte[] foreignKey = Sized.read(in);
        return foreignKey == null ? null : new LookupAnswer(foreignKey, Sized.read(in));
    }
}
