package dev.belvedere.bench.drill.bank.model;

import java.util.Random;

/** The keys that readers ask for, of which some have no row. Thread-safe. */
public interface BankKeys {

    /** Returns a random key of a view. */
    long any(BankView view, Random random);
}
