package dev.belvedere.localshop.churn;

import java.util.Locale;

/**
 * The effect of random transactions.
 *
 * @param transactions that were committed
 * @param statements that took effect
 * @param rolledBack statements that violated a constraint and were rolled back
 */
public record ChurnSummary(long transactions, long statements, long rolledBack) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d transactions, %,d statements, %,d more rolled back by a constraint",
                transactions,
                statements,
                rolledBack);
    }
}
