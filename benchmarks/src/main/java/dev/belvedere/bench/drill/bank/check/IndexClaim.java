package dev.belvedere.bench.drill.bank.check;

import dev.belvedere.bench.drill.bank.model.BankHistory;
import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.model.ShownRow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cards of a branch whose account has at least some balance, in the order of the index.
 *
 * @param rows all of them
 */
public record IndexClaim(long branchId, BigDecimal least, boolean descending, List<String> rows) implements Claim {

    public IndexClaim {
        rows = List.copyOf(rows);
    }

    /** A card and its place. */
    private record Placed(BigDecimal balance, ShownRow row) {}

    @Override
    public Optional<String> wrong(BankHistory history, long position) {
        Comparator<Placed> order = Comparator.comparing(Placed::balance)
                .thenComparing(placed -> placed.row().key());
        List<String> wanted = history.rows(BankView.CARD_OVERVIEW, position).stream()
                .flatMap(row -> row.place().stream()
                        .filter(place ->
                                place.branchId() == branchId && place.balance().compareTo(least) >= 0)
                        .map(place -> new Placed(place.balance(), row)))
                .sorted(descending ? order.reversed() : order)
                .map(placed -> placed.row().json())
                .toList();
        if (rows.equals(wanted)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(rows.size(), wanted.size()); i++) {
            if (!rows.get(i).equals(wanted.get(i))) {
                return Optional.of("row " + i + " was " + wanted.get(i) + " and not " + rows.get(i));
            }
        }
        return Optional.of("it has " + rows.size() + " rows, and there were " + wanted.size());
    }
}
