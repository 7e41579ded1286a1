package dev.belvedere.topology.plan.logical;

import dev.belvedere.serdes.column.TextComparison;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.plan.logical.AggregateCall.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Refuses what a view does with texts and documents that their database compares or shows in another way than the engine: {@code char(n)}, {@code citext}, enums,
 * {@code json}, and texts of which that is not known. What the engine does as the database would is let through.
 */
public final class TextUses {

    private static final Set<String> EQUALITY = Set.of("EQUALS", "NOT_EQUALS", "IN", "IS_DISTINCT");
    private static final Set<String> BY_VALUE = Set.of(
            "CONCAT", "CHAR_LENGTH", "UPPER", "LOWER", "TRIM_LEADING", "TRIM_TRAILING", "TRIM_BOTH", "SUBSTRING");
    // To jsonb, and to text.
    private static final Set<String> CASTS = Set.of("JSONB", "CAST");

    private TextUses() {}

    /** A column of a relation that has the texts of such a column. */
    private record Text(String column, TextComparison comparison) {

        private boolean comparesAlikeBy(String operation) {
            return switch (comparison) {
                case AS_BYTES -> true;
                case WITHOUT_PADDING -> EQUALITY.contains(operation) || BY_VALUE.contains(operation);
                case WITHOUT_CASE -> BY_VALUE.contains(operation);
                case EQUALITY_ONLY -> EQUALITY.contains(operation);
                case AS_WRITTEN, AS_WRITTEN_OR_PARSED -> CASTS.contains(operation);
                case UNKNOWN -> false;
            };
        }

        private boolean isEqualByBytes() {
            return comparesAlikeBy("EQUALS");
        }

        private ExprException refusal(String use) {
            return ExprException.unsupported("column " + column + " cannot be used in " + use + ": "
                    + switch (comparison) {
                        case AS_BYTES -> throw new IllegalStateException("not refused");
                        case WITHOUT_PADDING ->
                            "its type is char(n), which PostgreSQL pads with blanks here. Write TRIM(TRAILING FROM "
                                    + column + ").";
                        case WITHOUT_CASE ->
                            "its type is citext, which PostgreSQL compares without case. Write LOWER(" + column + ").";
                        case EQUALITY_ONLY ->
                            "equal texts are equal values of its type, but their order and their parts are not those of"
                                    + " text. Only show it, or compare it by = and IN.";
                        case AS_WRITTEN ->
                            "its type is json, of which PostgreSQL keeps every blank, number and member as it was"
                                    + " written. Write " + column + "::jsonb.";
                        case AS_WRITTEN_OR_PARSED ->
                            "the events do not tell whether its type is json or jsonb, which differ there. Write "
                                    + column + "::jsonb; or set the connector's column.propagate.source.type, or"
                                    + " declare tables.TABLE.columns." + column + ".type.";
                        case UNKNOWN ->
                            "how its database compares it is not known. If it compares as text does, declare"
                                    + " tables.TABLE.columns." + column + ".type: text.";
                    });
        }
    }

    /**
     * Checks a view.
     *
     * @throws ExprException for the first such use
     */
    public static void check(Relation view) {
        for (Optional<Text> shown : texts(view)) {
            shown.filter(text -> text.comparison == TextComparison.WITHOUT_PADDING)
                    .ifPresent(text -> {
                        throw text.refusal("a result");
                    });
        }
    }

    private static List<Optional<Text>> texts(Relation relation) {
        return relation.fold(new Relation.Cases<>(
                TextUses::scan,
                TextUses::project,
                TextUses::filter,
                TextUses::join,
                TextUses::aggregate,
                TextUses::setOperation,
                TextUses::window,
                TextUses::groupingSets,
                TextUses::unnest));
    }

    private static List<Optional<Text>> scan(Relation.Scan scan) {
        return scan.columns().names().stream()
                .map(name -> Optional.ofNullable(scan.table().comparisons().get(name))
                        .map(comparison -> new Text(name, comparison)))
                .toList();
    }

    private static List<Optional<Text>> project(Relation.Project project) {
        List<Optional<Text>> input = texts(project.input());
        return project.expressions().stream()
                .map(expression -> checked(expression, input))
                .toList();
    }

    private static List<Optional<Text>> filter(Relation.Filter filter) {
        List<Optional<Text>> input = texts(filter.input());
        checked(filter.condition(), input);
        return input;
    }

    private static List<Optional<Text>> join(Relation.Join join) {
        List<Optional<Text>> left = texts(join.left());
        List<Optional<Text>> right = texts(join.right());
        join.on()
                .forEach(equality -> Stream.of(left.get(equality.left()), right.get(equality.right()))
                        .flatMap(Optional::stream)
                        .forEach(text -> refuseUnless(text.isEqualByBytes(), text, "a join")));
        List<Optional<Text>> both = new ArrayList<>(left);
        both.addAll(right);
        join.conditions().forEach(condition -> checked(condition, both));
        return both;
    }

    private static List<Optional<Text>> aggregate(Relation.Aggregate aggregate) {
        return grouped(aggregate.input(), aggregate.group(), aggregate.calls());
    }

    private static List<Optional<Text>> groupingSets(Relation.GroupingSets sets) {
        List<Optional<Text>> output = grouped(sets.input(), sets.group(), sets.calls());
        output.add(sets.group().size(), Optional.empty());
        return output;
    }

    private static List<Optional<Text>> unnest(Relation.Unnest unnest) {
        List<Optional<Text>> output = new ArrayList<>(texts(unnest.input()));
        unnest.arrays()
                .forEach(array ->
                        output.get(array).ifPresent(text -> refuseUnless(text.isEqualByBytes(), text, "UNNEST")));
        while (output.size() < unnest.columns().size()) {
            output.add(Optional.empty());
        }
        return output;
    }

    private static List<Optional<Text>> grouped(Relation of, List<Integer> by, List<AggregateCall> calls) {
        List<Optional<Text>> input = texts(of);
        List<Optional<Text>> output = new ArrayList<>();
        for (int group : by) {
            input.get(group).ifPresent(text -> refuseUnless(text.isEqualByBytes(), text, "GROUP BY or DISTINCT"));
            output.add(input.get(group));
        }
        for (AggregateCall call : calls) {
            refuseUnlessExact(call, input);
            output.add(Optional.empty());
        }
        return output;
    }

    private static List<Optional<Text>> setOperation(Relation.SetOperation operation) {
        List<List<Optional<Text>>> inputs =
                operation.inputs().stream().map(TextUses::texts).toList();
        List<Optional<Text>> output = new ArrayList<>();
        for (int column = 0; column < operation.columns().size(); column++) {
            for (List<Optional<Text>> input : inputs) {
                input.get(column).ifPresent(text -> refuseUnless(text.isEqualByBytes(), text, operation.describe()));
            }
            output.add(inputs.get(0).get(column));
        }
        return output;
    }

    private static List<Optional<Text>> window(Relation.Window window) {
        List<Optional<Text>> input = texts(window.input());
        window.partition()
                .forEach(column -> input.get(column)
                        .ifPresent(text -> refuseUnless(text.isEqualByBytes(), text, "PARTITION BY or DISTINCT ON")));
        window.order()
                .forEach(key -> input.get(key.column())
                        .ifPresent(text -> refuseUnless(text.comparison == TextComparison.AS_BYTES, text, "ORDER BY")));
        List<Optional<Text>> output = new ArrayList<>(input);
        window.calls().forEach(call -> output.add(text(call, input)));
        return output;
    }

    /** Returns the column whose texts are the results of a window function. */
    private static Optional<Text> text(WindowCall call, List<Optional<Text>> input) {
        return call.fold(new WindowCall.Cases<Optional<Text>>(
                rank -> Optional.empty(),
                shift -> input.get(shift.argument()),
                edge -> input.get(edge.argument()),
                framed -> {
                    refuseUnlessExact(framed.aggregate(), input);
                    return Optional.empty();
                }));
    }

    private static void refuseUnlessExact(AggregateCall call, List<Optional<Text>> input) {
        Optional<Text> argument =
                call.argument() == AggregateCall.EVERY_ROW ? Optional.empty() : input.get(call.argument());
        argument.ifPresent(text -> refuseUnless(
                isExact(call.function(), text), text, call.function().toString()));
    }

    private static boolean isExact(Function function, Text text) {
        return switch (function) {
            case COUNT -> true;
            case COUNT_DISTINCT -> text.isEqualByBytes();
            default -> false;
        };
    }

    /** Checks an expression, and returns the column whose texts are its values as they are. */
    private static Optional<Text> checked(Expr expression, List<Optional<Text>> input) {
        return expression.fold(new Expr.Cases<>(
                column -> input.get(column.position()), literal -> Optional.empty(), call -> checked(call, input)));
    }

    private static Optional<Text> checked(Expr.Call call, List<Optional<Text>> input) {
        String operation = call.operation().toString();
        for (Expr argument : call.arguments()) {
            checked(argument, input)
                    .filter(text -> !operation.equals("IS_NULL"))
                    .ifPresent(text ->
                            refuseUnless(text.comparesAlikeBy(operation) && !comparesBlanks(call), text, operation));
        }
        return Optional.empty();
    }

    // A literal beside char(n) is char(n) too, and its blanks at the end do not count.
    private static boolean comparesBlanks(Expr.Call call) {
        return EQUALITY.contains(call.operation().toString())
                && call.arguments().stream()
                        .anyMatch(argument -> argument instanceof Expr.Literal literal
                                && literal.value() instanceof String text
                                && text.endsWith(" "));
    }

    private static void refuseUnless(boolean exact, Text text, String use) {
        if (!exact) {
            throw text.refusal(use);
        }
    }
}
