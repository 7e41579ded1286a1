package dev.belvedere.bench.drill.bank.check;

import static java.util.stream.Collectors.toMap;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.model.ShownRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rows of a view, in any order. */
public record ScanClaim(BankView view, List<String> rows) implements Claim {

    public ScanClaim {
        rows = List.copyOf(rows);
    }

    @Override
    public Optional<String> wrong(BankHistory history, long position) {
        Map<String, Long> missing = history.rows(view, position).stream().collect(toMap(ShownRow::json, ShownRow::key));
        for (String row : rows) {
            if (missing.remove(row) == null) {
                return Optional.of(view.viewName() + " did not have the row " + row + ", or it is there twice");
            }
        }
        return missing.keySet().stream()
                .findFirst()
                .map(row ->
                        view.viewName() + " had the row " + row + ", which is missing among " + rows.size() + " rows");
    }
}
