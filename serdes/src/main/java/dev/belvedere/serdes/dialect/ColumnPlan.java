package dev.belvedere.serdes.dialect;

import dev.belvedere.serdes.row.Row;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Reads one column from the records of one schema. */
@FunctionalInterface
interface ColumnPlan {

    /**
     * Returns the value; {@link Change#UNCHANGED} or {@link Change#UNTOLD} if the record leaves it out.
     *
     * @param key of the record; null while the key itself is read
     */
    @Nullable
    Object read(IndexedRecord record, @Nullable Row key);
}
