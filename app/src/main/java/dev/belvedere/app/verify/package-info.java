/**
 * Proves that a view has the rows that its own SELECT gives in the source database: reads every row on both sides and compares them. Knows the database by
 * JDBC and the engine by its public HTTP interface only, as any client does. Entry points: {@link Verification} and {@link ViewReport}.
 */
@NullMarked
package dev.belvedere.app.verify;

import org.jspecify.annotations.NullMarked;
