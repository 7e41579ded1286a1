package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.text.TextParts;
import java.util.List;

/** Functions that take parts of texts, or find them. */
final class TextPartFunctions {

    static final List<ScalarFunction> ALL = List.of(
            Definition.function("LEFT")
                    .takes(SqlType.VARCHAR, SqlType.INTEGER)
                    .gives(SqlType.VARCHAR)
                    .binary((text, count) -> TextParts.left((String) text, (Integer) count)),
            Definition.function("RIGHT")
                    .takes(SqlType.VARCHAR, SqlType.INTEGER)
                    .gives(SqlType.VARCHAR)
                    .binary((text, count) -> TextParts.right((String) text, (Integer) count)),
            Definition.function("SPLIT_PART")
                    .takes(SqlType.VARCHAR, SqlType.VARCHAR, SqlType.INTEGER)
                    .gives(SqlType.VARCHAR)
                    .ternary((text, separator, field) ->
                            TextParts.field((String) text, (String) separator, (Integer) field)),
            Definition.function("STRPOS")
                    .takes(SqlType.VARCHAR, SqlType.VARCHAR)
                    .gives(SqlType.INTEGER)
                    .binary((text, part) -> TextParts.position((String) text, (String) part)),
            // POSITION(part IN text)
            Definition.function("POSITION")
                    .takes(SqlType.VARCHAR, SqlType.VARCHAR)
                    .gives(SqlType.INTEGER)
                    .binary((part, text) -> TextParts.position((String) text, (String) part)),
            Definition.function("STARTS_WITH")
                    .takes(SqlType.VARCHAR, SqlType.VARCHAR)
                    .gives(SqlType.BOOLEAN)
                    .binary((text, part) -> ((String) text).startsWith((String) part)));

    private TextPartFunctions() {}
}
