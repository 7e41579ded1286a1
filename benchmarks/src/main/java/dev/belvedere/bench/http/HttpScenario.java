package dev.belvedere.bench.http;

import java.util.Locale;

/** The measured combinations of a server and the state of ingest. */
enum HttpScenario {
    /** The instance while nothing changes. */
    ROW(MeasuredServer.INSTANCE),
    /** The instance while prices change. */
    ROW_UNDER_INGEST(MeasuredServer.INSTANCE),
    /** A handler that returns prepared responses, on the same web server. */
    EMPTY_HANDLER(MeasuredServer.EMPTY_HANDLER),
    /** The view's SELECT for one key in PostgreSQL. */
    JDBC(MeasuredServer.JDBC),
    /** The row of a materialized view in PostgreSQL. */
    JDBC_MATVIEW(MeasuredServer.JDBC_MATVIEW);

    private final MeasuredServer server;

    HttpScenario(MeasuredServer server) {
        this.server = server;
    }

    MeasuredServer server() {
        return server;
    }

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return json().replace('_', ' ');
    }
}
