package dev.belvedere.topology.flow.topic;

import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.state.OrderedStore;
import dev.belvedere.topology.state.StoreKeys;
import java.nio.charset.StandardCharsets;

/** Remembers which topic the rows of a store came from, and refuses to go on with another one of the same name. */
public final class TopicIdentity {

    private static final char SEPARATOR = '/';

    private TopicIdentity() {}

    /**
     * Compares the topic with the one of the store's rows; a new store gets this one.
     *
     * @param id of the topic; the broker gives a topic that is created again another one
     * @throws ForeignTopicException if the store's rows are another topic's, or had another number of partitions
     */
    public static void check(OrderedStore store, Table table, String id, int partitions) {
        String now = id + SEPARATOR + partitions;
        byte[] saved = store.get(StoreKeys.topic());
        if (saved == null) {
            store.put(StoreKeys.topic(), now.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String before = new String(saved, StandardCharsets.UTF_8);
        int end = before.indexOf(SEPARATOR);
        if (!before.substring(0, end).equals(id)) {
            throw ForeignTopicException.recreated(table);
        }
        if (!before.equals(now)) {
            throw ForeignTopicException.partitionsAdded(table, before.substring(end + 1), partitions);
        }
    }
}
