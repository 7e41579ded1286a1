package dev.belvedere.bench.sql.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.RowType;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.catalog.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialDatabaseIT {

    private static final Table ORDERS = new Table(
            "orders",
            "test.public.orders",
            RowType.of(new Column("id", SqlType.INTEGER, false)),
            List.of(0),
            new EventFormat("test.public.orders-value", "test.public.orders-key", true, false, Map.of()),
            Map.of(),
            Map.of());

    @Test
    void tellsWhichPartsOfAQueryPostgresRuns() throws Exception {
        String found = "SELECT id FROM orders o WHERE NOT EXISTS (SELECT 1 FROM orders p WHERE 1 / p.id = o.id)";
        try (TrialDatabase database = new TrialDatabase()) {
            database.create(List.of(ORDERS));
            database.load(ORDERS, List.of(Row.of(2), Row.of(3)));

            assertThat(database.leavesOutParts(found)).isFalse();
            assertThat(database.leavesOutParts(found + " AND (NULL OR FALSE)")).isTrue();
        }
    }
}
