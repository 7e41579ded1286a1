package dev.belvedere.query.route;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;

/**
 * Part of a walk through a view.
 *
 * @param next where the walk goes on; empty at the view's end
 */
public record Stretch(List<Row> rows, Optional<Place> next) {

    public Stretch {
        rows = List.copyOf(rows);
    }
}
