package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.bench.sql.draw.RowChange;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A view that has not PostgreSQL's rows.
 *
 * @param seed the seed of the schema and of all that was drawn for it
 * @param tables the schema
 * @param transactions the transactions after which it differs, as few as were found
 * @param reason what differs
 */
public record TrialDifference(
        long seed, List<Table> tables, DrawnStatement statement, List<List<RowChange>> transactions, String reason) {

    public TrialDifference {
        tables = List.copyOf(tables);
        transactions = List.copyOf(transactions);
    }

    /** Returns all that is needed to see it again. */
    public String text() {
        return "seed " + seed + ", " + statement.shape() + ": " + reason + "\n"
                + statement
                        .view()
                        .map(view -> "  CREATE VIEW " + view.name() + " AS " + view.query() + "\n")
                        .orElse("")
                + "  " + statement.query() + "\n"
                + tables.stream()
                        .map(table -> "  " + TrialScripts.definition(table) + "\n")
                        .collect(Collectors.joining())
                + transactions.stream().map(this::changes).collect(Collectors.joining());
    }

    private String changes(List<RowChange> transaction) {
        return transaction.stream()
                .map(change -> tables.get(change.table()).name() + " " + change.key() + " := " + change.row())
                .collect(Collectors.joining("; ", "  ", "\n"));
    }
}
