package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.Row;
import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.ConditionalFunctions;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.LogicFunctions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.text.TextEdits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that make texts of others. */
final class TextBuildingFunctions {

    // The operator || has the name CONCAT.
    private static final ScalarFunction CONCAT = Definition.named("CONCAT_ALL")
            .asFunction("CONCAT")
            .typedBy((function, arguments) -> new Expr.Call(function, texts(arguments), SqlType.VARCHAR, false))
            .simplifiedBy(call -> call)
            .computedBy((call, arguments) -> joined(arguments));

    static final List<ScalarFunction> ALL = List.of(
            padding("LPAD", TextEdits::padLeft),
            padding("RPAD", TextEdits::padRight),
            Definition.function("REPEAT")
                    .takes(SqlType.VARCHAR, SqlType.INTEGER)
                    .gives(SqlType.VARCHAR)
                    .binary((text, count) -> TextEdits.repeat((String) text, (Integer) count)),
            Definition.function("REVERSE")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .unary(text -> TextEdits.reverse((String) text)),
            Definition.function("REPLACE")
                    .takes(SqlType.VARCHAR, SqlType.VARCHAR, SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .ternary((text, from, to) -> TextEdits.replace((String) text, (String) from, (String) to)),
            Definition.function("TRANSLATE")
                    .takes(SqlType.VARCHAR, SqlType.VARCHAR, SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .ternary((text, from, to) -> TextEdits.translate((String) text, (String) from, (String) to)),
            Definition.function("INITCAP")
                    .takes(SqlType.VARCHAR)
                    .gives(SqlType.VARCHAR)
                    .unary(text -> TextEdits.capitalized((String) text)),
            CONCAT,
            Definition.function("FORMAT")
                    .typedBy((function, arguments) -> formatted(arguments))
                    .computedBy((call, arguments) -> joined(arguments)),
            Definition.function("OVERLAY")
                    .arguments(3, 4)
                    .typedBy((function, arguments) -> overlaid(function, arguments))
                    .computedBy((call, arguments) -> Strict.variadic(
                            arguments,
                            values -> TextEdits.overlay(
                                    (String) values[0], (String) values[1], (Integer) values[2], (Integer) values[3]))),
            Definition.function("CONCAT_WS")
                    .typedBy(TextBuildingFunctions::separated)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> joined(arguments.get(0), arguments.subList(1, arguments.size()))));

    @FunctionalInterface
    private interface Padding {
        String apply(String text, int length, String filling);
    }

    private TextBuildingFunctions() {}

    private static ScalarFunction padding(String name, Padding padding) {
        return Definition.function(name)
                .takes(SqlType.VARCHAR, SqlType.INTEGER, SqlType.VARCHAR)
                .lastBeing(" ")
                .gives(SqlType.VARCHAR)
                .ternary((text, length, filling) -> padding.apply((String) text, (Integer) length, (String) filling));
    }

    /** A pattern with values in the places of its {@code %s}. */
    private static Expr formatted(List<Expr> arguments) {
        if (!(arguments.get(0) instanceof Expr.Literal literal) || !(literal.value() instanceof String pattern)) {
            throw ExprException.unsupported("the pattern of FORMAT is written as a literal, like '%s (%s)'.");
        }
        List<Expr> parts = new ArrayList<>();
        int next = 1;
        int done = 0;
        for (int at = pattern.indexOf('%'); at >= 0; at = pattern.indexOf('%', done)) {
            parts.add(Literals.text(pattern.substring(done, at)));
            done = at + 2;
            if (pattern.startsWith("%%", at)) {
                parts.add(Literals.text("%"));
            } else if (pattern.startsWith("%s", at) && next < arguments.size()) {
                parts.add(arguments.get(next++));
            } else {
                throw ExprException.unsupported("FORMAT knows %s and %%, with a value for each %s.");
            }
        }
        parts.add(Literals.text(pattern.substring(done)));
        return CONCAT.call(parts);
    }

    /** The length is that of the inserted text, if it is not written. */
    private static Expr overlaid(Expr.Operation function, List<Expr> arguments) {
        List<Expr> typed = new ArrayList<>();
        typed.add(Signature.text("OVERLAY", arguments.get(0)));
        typed.add(Signature.text("OVERLAY", arguments.get(1)));
        for (Expr number : arguments.subList(2, arguments.size())) {
            Expr count = Coercion.as(number, SqlType.INTEGER);
            if (count.type().kind() != Kind.INTEGER) {
                throw ExprException.unsupported(
                        "OVERLAY counts characters by integers, and this is " + count.type() + ".");
            }
            typed.add(count);
        }
        if (typed.size() == 3) {
            typed.add(TextFunctions.LENGTH.call(typed.get(1)));
        }
        return Expr.Call.strict(function, typed, SqlType.VARCHAR);
    }

    private static Expr separated(Expr.Operation function, List<Expr> arguments) {
        Expr separator = Signature.text("CONCAT_WS", arguments.get(0));
        List<Expr> typed = new ArrayList<>(List.of(separator));
        typed.addAll(texts(arguments.subList(1, arguments.size())));
        return new Expr.Call(function, typed, SqlType.VARCHAR, separator.nullable());
    }

    /** Converts values to texts as PostgreSQL prints them: a boolean is one letter here, and a word in a cast. */
    private static List<Expr> texts(List<Expr> arguments) {
        return arguments.stream().map(TextBuildingFunctions::text).toList();
    }

    private static Expr text(Expr argument) {
        if (argument.type().kind() != Kind.BOOLEAN) {
            return Casts.cast(argument, SqlType.VARCHAR);
        }
        return ConditionalFunctions.CASE.call(
                argument,
                Literals.text("t"),
                LogicFunctions.NOT.call(argument),
                Literals.text("f"),
                Literals.text(null));
    }

    /** NULLs count as nothing. */
    private static Evaluator joined(List<Evaluator> arguments) {
        return row -> {
            StringBuilder result = new StringBuilder();
            for (Evaluator argument : arguments) {
                Object text = argument.evaluate(row);
                result.append(text == null ? "" : text);
            }
            return result.toString();
        };
    }

    private static Evaluator joined(Evaluator separator, List<Evaluator> arguments) {
        return row -> {
            Object between = separator.evaluate(row);
            List<CharSequence> texts = present(arguments, row);
            return between == null ? null : String.join((String) between, texts);
        };
    }

    private static List<CharSequence> present(List<Evaluator> arguments, Row row) {
        List<CharSequence> texts = new ArrayList<>();
        for (Evaluator argument : arguments) {
            @Nullable Object text = argument.evaluate(row);
            if (text != null) {
                texts.add((String) text);
            }
        }
        return texts;
    }
}
