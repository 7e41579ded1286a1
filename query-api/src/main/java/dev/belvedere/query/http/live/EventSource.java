package dev.belvedere.query.http.live;

import dev.belvedere.query.http.problem.ProblemException;

/** What a client is told that follows rows. Nothing is kept for it but its place: it takes what is next when it can. One thread at a time. */
interface EventSource {

    /** What is next, as server-sent events; empty where nothing is: then {@link #await}. Ends with a {@link ProblemException} where this cannot go on. */
    byte[] next();

    /** Has something run once, when there may be more; false where there may be more already, and then it may run or not. */
    boolean await(Runnable wake);

    /** Wakes nobody any more. */
    void close(Runnable wake);
}
