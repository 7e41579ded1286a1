package dev.belvedere.bench.drill.bank.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rows that one transaction changes, by their ids: each as the transaction leaves it, empty if it deletes it. */
public record BankChange(
        Map<Long, Optional<Branch>> branches,
        Map<Long, Optional<Account>> accounts,
        Map<Long, Optional<Card>> cards,
        Map<Long, Optional<Transfer>> transfers) {

    public BankChange {
        branches = Map.copyOf(branches);
        accounts = Map.copyOf(accounts);
        cards = Map.copyOf(cards);
        transfers = Map.copyOf(transfers);
    }

    /** The number of rows. */
    public int rows() {
        return branches.size() + accounts.size() + cards.size() + transfers.size();
    }

    /** Collects the rows of a transaction, in the order in which it changes them. Not thread-safe. */
    public static final class Recorder {

        private final Map<Long, Optional<Branch>> branches = new HashMap<>();
        private final Map<Long, Optional<Account>> accounts = new HashMap<>();
        private final Map<Long, Optional<Card>> cards = new HashMap<>();
        private final Map<Long, Optional<Transfer>> transfers = new HashMap<>();

        /** Notes a row that was inserted or updated. */
        public void put(Branch row) {
            branches.put(row.id(), Optional.of(row));
        }

        /** Notes a row that was inserted or updated. */
        public void put(Account row) {
            accounts.put(row.id(), Optional.of(row));
        }

        /** Notes a row that was inserted or updated. */
        public void put(Card row) {
            cards.put(row.id(), Optional.of(row));
        }

        /** Notes a row that was inserted or updated. */
        public void put(Transfer row) {
            transfers.put(row.id(), Optional.of(row));
        }

        /** Notes a row that was deleted. */
        public void delete(Account row) {
            accounts.put(row.id(), Optional.empty());
        }

        /** Notes a row that was deleted. */
        public void delete(Card row) {
            cards.put(row.id(), Optional.empty());
        }

        /** Notes a row that was deleted. */
        public void delete(Transfer row) {
            transfers.put(row.id(), Optional.empty());
        }

        /** The rows so far. */
        public BankChange change() {
            return new BankChange(branches, accounts, cards, transfers);
        }
    }
}
