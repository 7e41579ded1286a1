package dev.belvedere.bench.drill.bank.check;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.model.ShownRow;
import java.util.List;
import java.util.Optional;

/**
 * The rows of some keys of a view.
 *
 * @param rows in the order of the keys; empty where there is no row
 */
public record RowsClaim(BankView view, List<Long> keys, List<Optional<String>> rows) implements Claim {

    public RowsClaim {
        keys = List.copyOf(keys);
        rows = List.copyOf(rows);
    }

    @Override
    public Optional<String> wrong(BankHistory history, long position) {
        if (rows.size() != keys.size()) {
            return Optional.of("it has " + rows.size() + " rows for the keys " + keys);
        }
        for (int i = 0; i < keys.size(); i++) {
            Optional<String> wanted = history.row(view, keys.get(i), position).map(ShownRow::json);
            if (!rows.get(i).equals(wanted)) {
                return Optional.of(view.viewName() + " " + keys.get(i) + " was " + wanted.orElse("absent") + " and not "
                        + rows.get(i).orElse("absent"));
            }
        }
        return Optional.empty();
    }
}
