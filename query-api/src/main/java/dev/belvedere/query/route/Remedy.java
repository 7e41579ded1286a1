package dev.belvedere.query.route;

/** What the router does about an instance that did not answer a read. */
public enum Remedy {
    /** Asks the other replicas, and all of them again until the deadline: only this replica cannot answer, or cannot answer yet. */
    ASK_ANOTHER_REPLICA,
    /** Asks each remaining replica once. Unless one of them answers, the client receives this failure and retries later. */
    RETRY_LATER,
    /** Passes the failure on: no replica answers the request. */
    GIVE_UP
}
