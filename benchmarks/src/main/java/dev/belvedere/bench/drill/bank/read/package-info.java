/**
 * Readers of the bank's views, by every path. Knows instances only by their addresses. Entry points: {@link BankReaders} and {@link ViewFollower}.
 */
@NullMarked
package dev.belvedere.bench.drill.bank.read;

import org.jspecify.annotations.NullMarked;
