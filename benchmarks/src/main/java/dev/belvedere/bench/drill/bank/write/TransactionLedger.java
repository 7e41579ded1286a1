package dev.belvedere.bench.drill.bank.write;

import dev.belvedere.bench.drill.bank.model.BankChange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each transaction that commits changes, until its end has come. Thread-safe. */
public final class TransactionLedger {

    private final Map<String, BankChange> changes = new ConcurrentHashMap<>();

    /** Notes a transaction, before it commits. */
    void note(String transaction, BankChange change) {
        changes.put(transaction, change);
    }

    /** Takes a transaction out; empty if none was noted, or it was taken out already. */
    public Optional<BankChange> take(String transaction) {
        return Optional.ofNullable(changes.remove(transaction));
    }

    /** The number of transactions whose end has not come. */
    public int open() {
        return changes.size();
    }
}
