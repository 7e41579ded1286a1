package dev.belvedere.bench.http;

/** A process that answers with rows of order_summary. */
enum Server {
    INSTANCE,
    EMPTY_HANDLER,
    JDBC,
    JDBC_MATVIEW
}
