/**
 * The drill {@code bank}: every answer is held against what PostgreSQL had at the position that the answer names. Entry point: {@link BankCommand}.
 */
@NullMarked
package dev.belvedere.bench.drill.bank;

import org.jspecify.annotations.NullMarked;
