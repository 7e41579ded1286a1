/** Draws random schemas, rows, transactions and statements. Entry points: {@link RandomTables}, {@link RandomRows} and {@link RandomQueries}. */
@NullMarked
package dev.belvedere.bench.sql.draw;

import org.jspecify.annotations.NullMarked;
