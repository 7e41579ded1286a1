/**
 * Holds answers against the bank at the position that each of them names. Knows the model and neither Kafka nor HTTP. Entry points: {@link AnswerCheck} and
 * {@link BankTally}.
 */
@NullMarked
package dev.belvedere.bench.drill.bank.check;

import org.jspecify.annotations.NullMarked;
