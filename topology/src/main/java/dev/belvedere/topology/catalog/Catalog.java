package dev.belvedere.topology.catalog;

import java.util.List;
import java.util.Optional;

/** The tables that views may use. Immutable. */
public record Catalog(List<Table> tables) {

    public Catalog {
        tables = List.copyOf(tables);
    }

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }
}
