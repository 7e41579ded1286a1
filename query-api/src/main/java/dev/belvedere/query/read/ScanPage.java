package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;

/**
 * Part of a walk through a view.
 *
 * @param next where the walk goes on; empty at the view's end
 */
public record ScanPage(List<Row> rows, Optional<ScanPosition> next) {

    public ScanPage {
        rows = List.copyOf(rows);
    }
}
