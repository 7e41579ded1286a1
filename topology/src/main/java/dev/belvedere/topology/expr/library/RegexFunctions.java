package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.text.RegexPattern;
import java.util.ArrayList;
import java.util.List;

/** Regular expressions, whose patterns are literals. */
public final class RegexFunctions {

    /** {@code SUBSTRING(text FROM 'pattern')}: the first match, or NULL. */
    static final ScalarFunction FIRST = Definition.function("REGEXP_SUBSTR")
            .arguments(2)
            .typedBy((function, arguments) -> {
                RegexPattern.of(pattern(arguments.get(1)), false).refuseUnlessLongest();
                return new Expr.Call(function, texts(arguments), SqlType.VARCHAR, true);
            })
            .computedBy((call, arguments) -> {
                RegexPattern pattern = RegexPattern.of(pattern(call.arguments().get(1)), false);
                return Strict.unary(
                        arguments, text -> pattern.first((String) text).orElse(null));
            });

    static final List<ScalarFunction> ALL = List.of(
            matching("MATCHES", "POSIX REGEX CASE SENSITIVE", false),
            matching("MATCHES_ANY_CASE", "POSIX REGEX CASE INSENSITIVE", true),
            Definition.named("SIMILAR")
                    .asOperator("SIMILAR TO")
                    .arguments(2)
                    .typedBy((function, arguments) -> {
                        RegexPattern.similar(pattern(arguments.get(1)));
                        return Expr.Call.strict(function, texts(arguments), SqlType.BOOLEAN);
                    })
                    .computedBy((call, arguments) -> {
                        RegexPattern pattern =
                                RegexPattern.similar(pattern(call.arguments().get(1)));
                        return Strict.unary(arguments, text -> pattern.isIn((String) text));
                    }),
            Definition.function("REGEXP_LIKE")
                    .arguments(2, 3)
                    .typedBy((function, arguments) -> {
                        pattern(arguments);
                        return Expr.Call.strict(function, texts(arguments), SqlType.BOOLEAN);
                    })
                    .computedBy((call, arguments) -> {
                        RegexPattern pattern = pattern(call.arguments());
                        return Strict.unary(arguments, text -> pattern.isIn((String) text));
                    }),
            Definition.function("REGEXP_COUNT")
                    .arguments(2)
                    .typedBy((function, arguments) -> {
                        pattern(arguments).refuseUnlessLongest();
                        return Expr.Call.strict(function, texts(arguments), SqlType.INTEGER);
                    })
                    .computedBy((call, arguments) -> {
                        RegexPattern pattern = pattern(call.arguments());
                        return Strict.unary(arguments, text -> pattern.count((String) text));
                    }),
            Definition.function("REGEXP_MATCH")
                    .arguments(2)
                    .typedBy((function, arguments) -> {
                        RegexPattern.of(pattern(arguments.get(1)), false).refuseUnlessLongest();
                        return new Expr.Call(function, texts(arguments), SqlType.arrayOf(SqlType.VARCHAR), true);
                    })
                    .computedBy((call, arguments) -> {
                        RegexPattern pattern =
                                RegexPattern.of(pattern(call.arguments().get(1)), false);
                        return Strict.unary(
                                arguments,
                                text -> pattern.first((String) text)
                                        .map(List::of)
                                        .orElse(null));
                    }),
            Definition.function("REGEXP_SPLIT_TO_ARRAY")
                    .arguments(2, 3)
                    .typedBy((function, arguments) -> {
                        pattern(arguments).refuseUnlessLongest();
                        return Expr.Call.strict(function, texts(arguments), SqlType.arrayOf(SqlType.VARCHAR));
                    })
                    .computedBy((call, arguments) -> {
                        RegexPattern pattern = pattern(call.arguments());
                        return Strict.unary(arguments, text -> pattern.split((String) text));
                    }),
            Definition.function("REGEXP_REPLACE")
                    .arguments(3, 4)
                    .typedBy(RegexFunctions::replacing)
                    .computedBy((call, arguments) -> {
                        boolean all = flags(call.arguments(), 3).contains("g");
                        RegexPattern pattern = RegexPattern.of(
                                pattern(call.arguments().get(1)),
                                flags(call.arguments(), 3).contains("i"));
                        String replacement = pattern(call.arguments().get(2));
                        return Strict.unary(arguments, text -> pattern.replaced((String) text, replacement, all));
                    }),
            FIRST);

    private RegexFunctions() {}

    private static ScalarFunction matching(String name, String operator, boolean ignoresCase) {
        return Definition.named(name)
                .asOperator(operator)
                .arguments(2)
                .typedBy((function, arguments) -> {
                    RegexPattern.of(pattern(arguments.get(1)), ignoresCase);
                    return Expr.Call.strict(function, texts(arguments), SqlType.BOOLEAN);
                })
                .computedBy((call, arguments) -> {
                    RegexPattern pattern =
                            RegexPattern.of(pattern(call.arguments().get(1)), ignoresCase);
                    return Strict.unary(arguments, text -> pattern.isIn((String) text));
                });
    }

    private static Expr replacing(Expr.Operation function, List<Expr> arguments) {
        RegexPattern.of(pattern(arguments.get(1)), flags(arguments, 3).contains("i"))
                .refuseUnlessLongest();
        if (pattern(arguments.get(2)).contains("\\")) {
            throw ExprException.unsupported("a backslash in the replacement of REGEXP_REPLACE is not supported.");
        }
        return Expr.Call.strict(function, texts(arguments), SqlType.VARCHAR);
    }

    private static RegexPattern pattern(List<Expr> arguments) {
        return RegexPattern.of(pattern(arguments.get(1)), flags(arguments, 2).contains("i"));
    }

    private static String pattern(Expr literal) {
        if (literal instanceof Expr.Literal text && text.value() instanceof String pattern) {
            return pattern;
        }
        throw ExprException.unsupported("the pattern of a regular expression is written as a literal, like '^[A-C]'.");
    }

    private static String flags(List<Expr> arguments, int position) {
        if (arguments.size() <= position) {
            return "";
        }
        String flags = pattern(arguments.get(position));
        if (!flags.matches("[gi]*")) {
            throw ExprException.unsupported("of the flags of a regular expression, g and i are supported.");
        }
        return flags;
    }

    private static List<Expr> texts(List<Expr> arguments) {
        List<Expr> texts = new ArrayList<>();
        arguments.forEach(argument -> texts.add(Signature.text("a regular expression", argument)));
        return texts;
    }
}
