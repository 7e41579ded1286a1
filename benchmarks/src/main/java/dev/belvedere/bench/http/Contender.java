package dev.belvedere.bench.http;

import java.util.Locale;

/** What is loaded with requests. */
enum Contender {
    /** The instance, while nothing changes. */
    ROW(Server.INSTANCE),
    /** The instance, while prices change. */
    ROW_UNDER_INGEST(Server.INSTANCE),
    /** A handler that has the answers ready, on the same web server. */
    EMPTY_HANDLER(Server.EMPTY_HANDLER),
    /** The view's SELECT for one key in PostgreSQL. */
    JDBC(Server.JDBC),
    /** The view's row as PostgreSQL materialized it. */
    JDBC_MATVIEW(Server.JDBC_MATVIEW);

    private final Server server;

    Contender(Server server) {
        this.server = server;
    }

    Server server() {
        return server;
    }

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return json().replace('_', ' ');
    }
}
