package dev.belvedere.topology.catalog;

import java.util.List;

/** The tables that views may use. Immutable. */
public record Catalog(List<Table> tables) {

    public Catalog {
        tables = List.copyOf(tables);
    }
}
