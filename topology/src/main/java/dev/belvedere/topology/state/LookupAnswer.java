package dev.belvedere.topology.state;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup said about a foreign key.
 *
 * @param foreignKey the key that was looked up; {@link #NO_KEY} where the foreign key is NULL
 * @param row the row that was found, or null where there is none
 */
record LookupAnswer(byte[] foreignKey, byte @Nullable [] row) {

    /** What stands for a foreign key with a NULL in it, which refers to nothing. Encoded keys are never empty. */
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
