package dev.belvedere.query.read;

import dev.belvedere.serdes.row.Row;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a scan, from one shard or several.
 *
 * @param next the position of the next row; empty at the end of the scan
 */
public record ScanPage(List<Row> rows, Optional<ScanPosition> next) {

    public ScanPage {
        rows = List.copyOf(rows);
    }
}
