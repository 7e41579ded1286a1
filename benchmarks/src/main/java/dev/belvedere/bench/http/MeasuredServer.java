package dev.belvedere.bench.http;

/** The servers of order_summary, each a process. */
enum MeasuredServer {
    INSTANCE,
    EMPTY_HANDLER,
    JDBC,
    JDBC_MATVIEW
}
