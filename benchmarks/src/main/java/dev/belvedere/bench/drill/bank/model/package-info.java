/**
 * The bank as PostgreSQL has it at each position of its transactions: what a correct answer is. Knows neither PostgreSQL nor Kafka nor the engine. Entry point:
 * {@link BankHistory}.
 */
@NullMarked
package dev.belvedere.bench.drill.bank.model;

import org.jspecify.annotations.NullMarked;
