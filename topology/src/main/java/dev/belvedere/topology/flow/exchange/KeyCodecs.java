package dev.belvedere.topology.flow.exchange;

import dev.belvedere.serdes.row.Column;
import dev.belvedere.serdes.row.KeyCodec;
import dev.belvedere.serdes.row.RowType;

/** Codecs for the row types of a plan. */
public final class KeyCodecs {

    private KeyCodecs() {}

    public static KeyCodec key(RowType type) {
        return new KeyCodec(type.columns().stream().map(Column::type).toList());
    }
}
