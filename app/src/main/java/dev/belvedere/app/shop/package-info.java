/**
 * The shop of the demo: three tables in PostgreSQL, TPC-H rows to fill them, and transactions to keep them changing. Knows nothing of the
 * engine. Entry points: {@link Shop} and {@link Workload}.
 */
@NullMarked
package dev.belvedere.app.shop;

import org.jspecify.annotations.NullMarked;
