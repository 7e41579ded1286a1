/**
 * The bank in PostgreSQL and its transactions, each noted with its effects before it commits. Knows neither Kafka nor the engine. Entry points:
 * {@link BankDatabase}, {@link BankWriters} and {@link TransactionLedger}.
 */
@NullMarked
package dev.belvedere.bench.drill.bank.write;

import org.jspecify.annotations.NullMarked;
