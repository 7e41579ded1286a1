package dev.belvedere.bench.drill.bank.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A row of a view.
 *
 * @param json as {@code row_to_json} writes it
 * @param place its place in the view's index; empty if the view has none
 */
public record ShownRow(long key, String json, Optional<Place> place) {

    /** Where an index by branch and balance has a row. */
    public record Place(long branchId, BigDecimal balance) {}

    static ShownRow of(long key, String json) {
        return new ShownRow(key, json, Optional.empty());
    }
}
