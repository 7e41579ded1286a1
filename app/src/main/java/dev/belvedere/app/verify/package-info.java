/**
 * Proves that a view holds what its own SELECT gives in the source database: every row is read on both sides and compared. Knows the database by
 * JDBC and the engine by its public HTTP interface only, as any other reader does. Entry points: {@link Verification} and {@link ViewReport}.
 */
@NullMarked
package dev.belvedere.app.verify;

import org.jspecify.annotations.NullMarked;
