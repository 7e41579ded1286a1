package dev.belvedere.bench.drill.bank.check;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import java.util.Optional;

/** What an answer says about the bank at a position. */
public interface Claim {

    /** Returns what is wrong with it, as a sentence; empty if the bank was so. */
    Optional<String> wrong(BankHistory history, long position);
}
