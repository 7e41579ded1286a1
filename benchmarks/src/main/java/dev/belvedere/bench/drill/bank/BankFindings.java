package dev.belvedere.bench.drill.bank;

import dev.belvedere.bench.drill.bank.check.BankTally;

/**
 * The results of the drill.
 *
 * @param transactions the number of committed transactions
 * @param equal whether every instance served exactly the rows of the views' SELECTs at the end
 */
record BankFindings(BankTally tally, long transactions, boolean equal) {}
