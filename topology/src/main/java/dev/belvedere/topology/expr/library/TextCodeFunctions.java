package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.text.TextCodes;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Functions of the codes of characters, and of other ways to write a value. */
final class TextCodeFunctions {

    static final List<ScalarFunction> ALL = List.of(
            Definition.function("ASCII")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.INTEGER)
                    .unary(text -> TextCodes.code((String) text)),
            Definition.function("CHR")
                    .takes(SqlType.INTEGER)
                    .gives(SqlType.VARCHAR)
                    .unary(code -> TextCodes.character((Integer) code)),
            Definition.function("MD5")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .unary(text -> TextCodes.md5((String) text)),
            Definition.function("OCTET_LENGTH")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.INTEGER)
                    .unary(text -> TextCodes.bytesOf((String) text)),
            Definition.function("BIT_LENGTH")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.INTEGER)
                    .unary(text -> TextCodes.bytesOf((String) text) * Byte.SIZE),
            Definition.function("QUOTE_LITERAL")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .unary(text -> TextCodes.quoted((String) text)),
            digits("TO_HEX", Integer::toHexString, Long::toHexString),
            digits("TO_OCT", Integer::toOctalString, Long::toOctalString),
            digits("TO_BIN", Integer::toBinaryString, Long::toBinaryString));

    private TextCodeFunctions() {}

    /** A negative number is written as its two's complement. */
    private static ScalarFunction digits(String name, IntFunction<String> ofInteger, LongFunction<String> ofBigint) {
        return Definition.function(name)
                .arguments(1)
                .typedBy((function, arguments) -> integer(function, arguments.get(0)))
                .unary(value ->
                        value instanceof Integer number ? ofInteger.apply(number) : ofBigint.apply((Long) value));
    }

    private static Expr integer(Expr.Operation function, Expr number) {
        if (number.type().kind() != Kind.INTEGER && number.type().kind() != Kind.BIGINT) {
            throw ExprException.unsupported(function + " takes integer or bigint, and this is " + number.type() + ".");
        }
        return Expr.Call.strict(function, List.of(number), SqlType.VARCHAR);
    }
}
