package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.TextOrder;
import dev.belvedere.topology.expr.document.DocumentChanges;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Functions of texts. */
public final class TextFunctions {

    static final ScalarFunction LOWER = Definition.function("LOWER")
            .takes(SqlType.VARCHAR)
            .gives(SqlType.VARCHAR)
            .unary(text -> Texts.mapped((String) text, Character::toLowerCase));

    /** A text of the collation C: {@code name COLLATE "C"}. */
    public static final ScalarFunction BY_BYTES = Definition.named(TextOrder.COLLATE_C)
            .takes(SqlType.VARCHAR)
            .gives(SqlType.VARCHAR)
            .unary(text -> text);

    static final ScalarFunction LENGTH = Definition.function("CHAR_LENGTH", "CHARACTER_LENGTH", "LENGTH")
            .arguments(1)
            .typedBy((function, arguments) -> arguments.get(0).type().kind() == Kind.BYTES
                    ? TextCodeFunctions.OCTET_LENGTH.call(arguments)
                    : Expr.Call.strict(function, List.of(Signature.text("LENGTH", arguments.get(0))), SqlType.INTEGER))
            .unary(text -> Texts.length((String) text));

    /** Takes a text and the characters to remove from its beginning. */
    public static final ScalarFunction TRIM_LEADING = trim("TRIM_LEADING", true, false);

    /** Takes a text and the characters to remove from its end. */
    public static final ScalarFunction TRIM_TRAILING = trim("TRIM_TRAILING", false, true);

    /** Takes a text and the characters to remove from both ends. */
    public static final ScalarFunction TRIM_BOTH = trim("TRIM_BOTH", true, true);

    /** Takes a text, the position of the first character (counted from 1) and, optionally, a length. */
    public static final ScalarFunction SUBSTRING = Definition.function("SUBSTRING", "SUBSTR")
            .arguments(2, 3)
            .typedBy(TextFunctions::substring)
            .computedBy(TextFunctions::substring);

    private static final Set<Kind> JOINED_OTHERWISE = Set.of(Kind.ARRAY, Kind.BYTES);

    static final List<ScalarFunction> ALL = List.of(
            Definition.named("CONCAT")
                    .asOperator("||")
                    .arguments(2)
                    .typedBy((function, arguments) -> concatenated(function, arguments.get(0), arguments.get(1)))
                    .binary((left, right) -> ((String) left).concat((String) right)),
            LOWER,
            Definition.function("UPPER")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .unary(text -> Texts.mapped((String) text, Character::toUpperCase)),
            LENGTH,
            trimmed("BTRIM", true, true),
            trimmed("LTRIM", true, false),
            trimmed("RTRIM", false, true),
            TRIM_LEADING,
            TRIM_TRAILING,
            TRIM_BOTH,
            SUBSTRING);

    private TextFunctions() {}

    private static ScalarFunction trim(String name, boolean leading, boolean trailing) {
        return Definition.named(name)
                .arguments(2)
                .typedBy(new Signature("TRIM", List.of(SqlType.VARCHAR, SqlType.VARCHAR), List.of(), SqlType.VARCHAR))
                .binary((text, characters) -> Texts.trim((String) text, (String) characters, leading, trailing));
    }

    private static ScalarFunction trimmed(String name, boolean leading, boolean trailing) {
        return Definition.function(name)
                .takes(SqlType.VARCHAR, SqlType.VARCHAR)
                .lastBeing(" ")
                .gives(SqlType.VARCHAR)
                .binary((text, characters) -> Texts.trim((String) text, (String) characters, leading, trailing));
    }

    private static Expr concatenated(Expr.Operation function, Expr left, Expr right) {
        if (left.type().kind() == Kind.ARRAY || right.type().kind() == Kind.ARRAY) {
            return ofArrays(left, right);
        }
        if (joinsDocument(left, right) || joinsDocument(right, left)) {
            return DocumentChanges.JOINED.call(left, right);
        }
        if (left.type().kind() != Kind.VARCHAR && right.type().kind() != Kind.VARCHAR) {
            throw ExprException.unsupported("|| joins texts, and these are " + left.type() + " and " + right.type()
                    + ". Write CAST(… AS TEXT) around one of them.");
        }
        refuseJoinOfOwn(left, right);
        refuseJoinOfOwn(right, left);
        List<Expr> texts = List.of(Casts.cast(left, SqlType.VARCHAR), Casts.cast(right, SqlType.VARCHAR));
        return Expr.Call.strict(function, texts, SqlType.VARCHAR);
    }

    /** Arrays are joined with arrays, and with elements; an untyped NULL is an array. */
    private static Expr ofArrays(Expr left, Expr right) {
        if (left.type().kind() != Kind.ARRAY && !Literals.isUntyped(left)) {
            return ArrayElementFunctions.PREPENDED.call(left, right);
        }
        return right.type().kind() == Kind.ARRAY || Literals.isUntyped(right)
                ? ArrayElementFunctions.JOINED.call(left, right)
                : ArrayElementFunctions.APPENDED.call(left, right);
    }

    private static boolean joinsDocument(Expr document, Expr other) {
        return document.type().kind() == Kind.JSON && (other.type().kind() == Kind.JSON || Literals.isUntyped(other));
    }

    /** An untyped literal takes on the type of what it is joined with, where that type has a join of its own. */
    private static void refuseJoinOfOwn(Expr value, Expr other) {
        if (JOINED_OTHERWISE.contains(value.type().kind()) && Literals.isUntyped(other)) {
            throw ExprException.unsupported("|| beside a value of type " + value.type()
                    + " joins values of that type, not texts. Write CAST(… AS TEXT) around it to join texts.");
        }
    }

    private static Expr substring(Expr.Operation function, List<Expr> arguments) {
        if (arguments.size() == 2 && Literals.isUntyped(arguments.get(1)) && !Literals.isNull(arguments.get(1))) {
            return RegexFunctions.FIRST.call(arguments);
        }
        List<Expr> typed = new ArrayList<>(List.of(Signature.text("SUBSTRING", arguments.get(0))));
        for (Expr position : arguments.subList(1, arguments.size())) {
            typed.add(integer(Coercion.as(position, SqlType.INTEGER)));
        }
        return Expr.Call.strict(function, typed, SqlType.VARCHAR);
    }

    private static Expr integer(Expr position) {
        if (position.type().kind() != Kind.INTEGER) {
            throw ExprException.unsupported("SUBSTRING counts characters by integers, and this is " + position.type()
                    + ". Write CAST(… AS INTEGER); patterns are not supported.");
        }
        return position;
    }

    private static Evaluator substring(Expr.Call call, List<Evaluator> arguments) {
        return arguments.size() == 2
                ? Strict.binary(call, arguments, (text, start) -> Texts.substring((String) text, (Integer) start))
                : Strict.ternary(
                        arguments,
                        (text, start, length) -> Texts.substring((String) text, (Integer) start, (Integer) length));
    }
}
