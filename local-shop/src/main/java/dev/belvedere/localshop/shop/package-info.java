/**
 * The shop of the demo: three tables in PostgreSQL, TPC-H rows to load, transactions that keep them changing, and a connector that captures them. Does
 * not know the engine. Entry points: {@link Shop}, {@link Workload} and {@link RemoteConnector}.
 */
@NullMarked
package dev.belvedere.localshop.shop;

import org.jspecify.annotations.NullMarked;
