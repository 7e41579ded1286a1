package dev.belvedere.query.peer;

/** The names of the server-sent events of a subscription. */
public final class EventNames {

    /** A row, new or changed. */
    public static final String UPSERT = "upsert";

    /** The key of a row that cannot be computed, with the reason. */
    public static final String FAILED = "failed";

    /** The key of a row that no longer exists, or no longer matches. */
    public static final String DELETE = "delete";

    /** An epoch has ended: the subscriber has exactly the rows of the snapshot that the id names. */
    public static final String EPOCH = "epoch";

    /** A full resync begins: all rows follow. */
    public static final String RESET = "reset";

    /** The last event, with the problem that ends the subscription. */
    public static final String CLOSED = "closed";

    private EventNames() {}
}
