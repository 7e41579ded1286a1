package dev.belvedere.serdes.dialect;

import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Makes changes of the values of one schema. */
@FunctionalInterface
interface ValuePlan {

    /**
     * What an event with this value says.
     *
     * @param keyFrame the event's key, unread
     */
    Change read(IndexedRecord value, byte @Nullable [] keyFrame);
}
