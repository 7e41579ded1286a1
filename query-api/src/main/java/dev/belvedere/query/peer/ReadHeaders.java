package dev.belvedere.query.peer;

/** The headers of reads and their answers, as clients and instances send them. */
public final class ReadHeaders {

    /** Request: what has to be in the answer. Answer: the snapshot that it is of. */
    public static final String SYNC_TOKEN = "Sync-Token";

    /** Request: the greatest staleness of the answer, milliseconds. */
    public static final String MAX_STALENESS = "Max-Staleness";

    /** Request: {@code wait=…}, how long to wait for fresh replicas, milliseconds. */
    public static final String PREFER = "Prefer";

    /** Answer: the wait that applied. */
    public static final String PREFERENCE_APPLIED = "Preference-Applied";

    /** Request: the snapshot that the answer has to be of, exactly: the {@code Sync-Token} of an earlier answer. */
    public static final String SNAPSHOT = "Snapshot";

    /** Request of one instance to another: the epoch of the snapshot that the answer has to be of. */
    public static final String EPOCH = "Belvedere-Epoch";

    /** Answer: {@code standby} if any replica read from is one, otherwise {@code active}. */
    public static final String ROLE = "Belvedere-Role";

    /** Answer: the age of the oldest source event not yet applied, milliseconds. */
    public static final String LAG = "Belvedere-Lag";

    /** Answer: how many rows of the view's tables lack an event that was set aside. */
    public static final String INCOMPLETE = "Belvedere-Incomplete";

    /** Answer: the instance that read. */
    public static final String INSTANCE = "Belvedere-Instance";

    /** Answer: the shard read from. */
    public static final String SHARD = "Belvedere-Shard";

    /** Request of one instance to another: answer from these replicas, do not forward. */
    public static final String FORWARDED = "Belvedere-Forwarded";

    /** Request of one instance to another: the shards of the subscription to send. */
    public static final String SHARDS = "Belvedere-Shards";

    /** Answer of one instance to another: the subscription begins with a full resync. */
    public static final String RESET = "Belvedere-Reset";

    /** Request: the position at which a subscription goes on. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    /** The media type of rows with one JSON document a line. */
    public static final String JSON_LINES = "application/x-ndjson";

    private ReadHeaders() {}
}
