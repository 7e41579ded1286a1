/**
 * The shop of the demo: three tables in PostgreSQL, TPC-H rows to fill them, transactions to keep them changing, and a connector to capture them.
 * Knows nothing of the engine. Entry points: {@link Shop}, {@link Workload} and {@link Connector}.
 */
@NullMarked
package dev.belvedere.app.shop;

import org.jspecify.annotations.NullMarked;
