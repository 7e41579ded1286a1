package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.text.TextCodes;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.apache.kafka.common.utils.Bytes;

/** Functions of the codes of characters, and of other ways to write a value. */
final class TextCodeFunctions {

    static final ScalarFunction OCTET_LENGTH = lengthOfBytes("OCTET_LENGTH", 1);

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
            hash("SHA224", "SHA-224"),
            hash("SHA256", "SHA-256"),
            hash("SHA384", "SHA-384"),
            hash("SHA512", "SHA-512"),
            OCTET_LENGTH,
            lengthOfBytes("BIT_LENGTH", Byte.SIZE),
            Definition.function("QUOTE_LITERAL")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .unary(text -> TextCodes.quoted((String) text)),
            Definition.function("QUOTE_NULLABLE")
                    .arguments(1)
                    .typedBy((function, arguments) -> new Expr.Call(
                            function,
                            List.of(Signature.text("QUOTE_NULLABLE", arguments.get(0))),
                            SqlType.VARCHAR,
                            false))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> row ->
                            arguments.get(0).evaluate(row) instanceof String text ? TextCodes.quoted(text) : "NULL"),
            Definition.function("ENCODE")
                    .arguments(2)
                    .typedBy((function, arguments) -> encoded(function, arguments.get(0), arguments.get(1)))
                    .computedBy((call, arguments) -> {
                        ByteText format = ByteText.named(call.arguments().get(1));
                        return Strict.unary(arguments, bytes -> format.of(((Bytes) bytes).get()));
                    }),
            digits("TO_HEX", Integer::toHexString, Long::toHexString),
            digits("TO_OCT", Integer::toOctalString, Long::toOctalString),
            digits("TO_BIN", Integer::toBinaryString, Long::toBinaryString));

    private TextCodeFunctions() {}

    private static ScalarFunction hash(String name, String algorithm) {
        return Definition.function(name)
                .takes(SqlType.BYTES)
                .gives(SqlType.BYTES)
                .unary(bytes -> Bytes.wrap(TextCodes.hash(algorithm, ((Bytes) bytes).get())));
    }

    private static ScalarFunction lengthOfBytes(String name, int factor) {
        return Definition.function(name)
                .arguments(1)
                .typedBy((function, arguments) -> Expr.Call.strict(
                        function,
                        List.of(
                                arguments.get(0).type().kind() == Kind.BYTES
                                        ? arguments.get(0)
                                        : Signature.text(name, arguments.get(0))),
                        SqlType.INTEGER))
                .unary(value -> factor
                        * (value instanceof Bytes bytes ? bytes.get().length : TextCodes.bytesOf((String) value)));
    }

    private static Expr encoded(Expr.Operation function, Expr bytes, Expr format) {
        Expr typed = Coercion.as(bytes, SqlType.BYTES);
        if (typed.type().kind() != Kind.BYTES) {
            throw ExprException.unsupported("ENCODE takes bytea, and this is " + bytes.type() + ".");
        }
        ByteText.named(format);
        return Expr.Call.strict(function, List.of(typed, format), SqlType.VARCHAR);
    }

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
