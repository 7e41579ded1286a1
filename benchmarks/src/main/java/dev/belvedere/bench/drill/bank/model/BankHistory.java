package dev.belvedere.bench.drill.bank.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every row of every view at every position of the bank's transactions. A position is an offset of the transaction topic: the state at a position has the
 * transactions whose ends are before it. Not thread-safe.
 */
public final class BankHistory {

    /** Names a row of a view. */
    private record RowName(BankView view, long key) {}

    /** Where the rows from before the first transaction are. */
    private static final long INITIAL = -1;

    private final Map<BankView, Map<Long, NavigableMap<Long, Optional<ShownRow>>>> versions =
            new EnumMap<>(BankView.class);
    private final Bank bank = new Bank();
    private long end;

    /** @param initial the rows from before the first transaction */
    public BankHistory(BankChange initial) {
        for (BankView view : BankView.values()) {
            versions.put(view, new HashMap<>());
        }
        record(INITIAL, initial);
    }

    /** Adds a transaction behind all others. */
    public void apply(long offset, BankChange change) {
        record(offset, change);
        advance(offset + 1);
    }

    /** Notes that all transactions are known that end before a position. */
    public void advance(long position) {
        end = Math.max(end, position);
    }

    /** The position up to which all transactions are known. */
    public long end() {
        return end;
    }

    private void record(long offset, BankChange change) {
        Set<RowName> concerned = new LinkedHashSet<>();
        addConcerned(change, concerned);
        bank.apply(change);
        addConcerned(change, concerned);
        for (RowName name : concerned) {
            NavigableMap<Long, Optional<ShownRow>> rows =
                    of(name.view()).computeIfAbsent(name.key(), key -> new TreeMap<>());
            Optional<ShownRow> row = name.view().row(bank, name.key());
            boolean same = !rows.isEmpty() && rows.lastEntry().getValue().equals(row);
            if (!same) {
                rows.put(offset, row);
            }
        }
    }

    private void addConcerned(BankChange change, Set<RowName> concerned) {
        for (BankView view : BankView.values()) {
            view.keys(bank, change).forEach(key -> concerned.add(new RowName(view, key)));
        }
    }

    /** The row with this key at a position; empty if there is none. */
    public Optional<ShownRow> row(BankView view, long key, long position) {
        return before(of(view).getOrDefault(key, new TreeMap<>()), position);
    }

    /** All rows of a view at a position, in no order. */
    public List<ShownRow> rows(BankView view, long position) {
        return of(view).values().stream()
                .flatMap(rows -> before(rows, position).stream())
                .toList();
    }

    private Map<Long, NavigableMap<Long, Optional<ShownRow>>> of(BankView view) {
        return Objects.requireNonNull(versions.get(view));
    }

    private static Optional<ShownRow> before(NavigableMap<Long, Optional<ShownRow>> rows, long position) {
        Map.Entry<Long, Optional<ShownRow>> version = rows.lowerEntry(position);
        return version == null ? Optional.empty() : version.getValue();
    }
}
