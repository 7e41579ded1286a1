package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.Types;
import dev.belvedere.topology.expr.document.DocumentParts;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Strict;
import dev.belvedere.topology.expr.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that find, add and remove elements of arrays of one dimension. An element may be NULL, which equals NULL here. */
final class ArrayElementFunctions {

    /** Two arrays as one; NULL stands for no elements, unless both are. */
    static final ScalarFunction JOINED = Definition.function("ARRAY_CAT")
            .arguments(2)
            .typedBy(ArrayElementFunctions::joined)
            .simplifiedBy(call -> call)
            .computedBy((call, arguments) -> row -> {
                List<?> left = (List<?>) arguments.get(0).evaluate(row);
                List<?> right = (List<?>) arguments.get(1).evaluate(row);
                return left == null || right == null ? (left == null ? right : left) : concatenated(left, right);
            });

    static final ScalarFunction APPENDED = Definition.function("ARRAY_APPEND")
            .arguments(2)
            .typedBy((function, arguments) -> edited(function, arguments.get(0), arguments.get(1)))
            .simplifiedBy(call -> call)
            .computedBy((call, arguments) -> row -> concatenated(
                    elements(arguments.get(0).evaluate(row)),
                    Collections.singletonList(arguments.get(1).evaluate(row))));

    static final ScalarFunction PREPENDED = Definition.function("ARRAY_PREPEND")
            .arguments(2)
            .typedBy((function, arguments) -> edited(function, arguments.get(1), arguments.get(0)))
            .simplifiedBy(call -> call)
            .computedBy((call, arguments) -> row -> concatenated(
                    Collections.singletonList(arguments.get(1).evaluate(row)),
                    elements(arguments.get(0).evaluate(row))));

    static final List<ScalarFunction> ALL = List.of(
            containment("@>", DocumentParts.CONTAINS, ArrayElementFunctions::hasAll),
            containment("<@", DocumentParts.CONTAINED, (part, array, order) -> hasAll(array, part, order)),
            Definition.function("&&")
                    .arguments(2)
                    .typedBy((function, arguments) -> alike(function, arguments.get(0), arguments.get(1)))
                    .computedBy((call, arguments) -> {
                        Comparator<Object> order = orderOf(call);
                        return Strict.binary(
                                call,
                                arguments,
                                (array, other) ->
                                        ((List<?>) other).stream().anyMatch(each -> has((List<?>) array, each, order)));
                    }),
            JOINED,
            APPENDED,
            PREPENDED,
            Definition.function("ARRAY_POSITION")
                    .arguments(2)
                    .typedBy((function, arguments) ->
                            found(function, arguments.get(0), arguments.get(1), SqlType.INTEGER))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> {
                        Comparator<Object> order = orderOf(call);
                        return row -> position(
                                (List<?>) arguments.get(0).evaluate(row),
                                arguments.get(1).evaluate(row),
                                order);
                    }),
            Definition.function("ARRAY_POSITIONS")
                    .arguments(2)
                    .typedBy((function, arguments) ->
                            found(function, arguments.get(0), arguments.get(1), SqlType.arrayOf(SqlType.INTEGER)))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> {
                        Comparator<Object> order = orderOf(call);
                        return row -> positions(
                                (List<?>) arguments.get(0).evaluate(row),
                                arguments.get(1).evaluate(row),
                                order);
                    }),
            Definition.function("ARRAY_REMOVE")
                    .arguments(2)
                    .typedBy((function, arguments) -> found(
                            function,
                            arguments.get(0),
                            arguments.get(1),
                            arguments.get(0).type()))
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> {
                        Comparator<Object> order = orderOf(call);
                        return row -> removed(
                                (List<?>) arguments.get(0).evaluate(row),
                                arguments.get(1).evaluate(row),
                                order);
                    }),
            Definition.function("ARRAY_REPLACE")
                    .arguments(3)
                    .typedBy(ArrayElementFunctions::replaced)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> replaced(orderOf(call), arguments)));

    private ArrayElementFunctions() {}

    private static boolean isArray(Expr expression) {
        return expression.type().kind() == Kind.ARRAY;
    }

    /** Tests two arrays, whose elements have this order. */
    private interface Containment {
        boolean holds(List<?> left, List<?> right, Comparator<Object> order);
    }

    /** Arrays and documents are compared by the same operators. */
    private static ScalarFunction containment(String operator, ScalarFunction ofDocuments, Containment ofArrays) {
        return Definition.function(operator)
                .arguments(2)
                .typedBy((function, arguments) -> arguments.stream().anyMatch(ArrayElementFunctions::isArray)
                        ? alike(function, arguments.get(0), arguments.get(1))
                        : ofDocuments.call(arguments))
                .computedBy((call, arguments) -> {
                    Comparator<Object> order = orderOf(call);
                    return Strict.binary(
                            call, arguments, (left, right) -> ofArrays.holds((List<?>) left, (List<?>) right, order));
                });
    }

    private static boolean hasAll(List<?> array, List<?> part, Comparator<Object> order) {
        return part.stream().allMatch(each -> has(array, each, order));
    }

    private static Expr alike(Expr.Operation function, Expr left, Expr right) {
        Expr one = isArray(right) ? Coercion.as(left, right.type()) : left;
        Expr other = isArray(left) ? Coercion.as(right, left.type()) : right;
        if (ArrayFunctions.elementOf(one).kind()
                != ArrayFunctions.elementOf(other).kind()) {
            throw ExprException.unsupported(function + " compares arrays of one type, and these are " + one.type()
                    + " and " + other.type() + ".");
        }
        return Expr.Call.strict(function, List.of(one, other), SqlType.BOOLEAN);
    }

    /** Whether an array has an element; NULL equals none. */
    private static boolean has(List<?> array, @Nullable Object element, Comparator<Object> order) {
        return element != null && array.stream().anyMatch(each -> each != null && order.compare(each, element) == 0);
    }

    private static Expr joined(Expr.Operation function, List<Expr> arguments) {
        Expr left = beside(arguments.get(0), arguments.get(1));
        Expr right = beside(arguments.get(1), arguments.get(0));
        if (!ArrayFunctions.elementOf(left).equals(ArrayFunctions.elementOf(right))) {
            throw ExprException.unsupported(
                    "arrays of one type can be joined, and these are " + left.type() + " and " + right.type() + ".");
        }
        return new Expr.Call(function, List.of(left, right), left.type(), left.nullable() && right.nullable());
    }

    /** An untyped NULL beside an array is one. */
    private static Expr beside(Expr array, Expr other) {
        return Literals.isNull(array) && Literals.isUntyped(array) ? new Expr.Literal(null, other.type()) : array;
    }

    private static Expr edited(Expr.Operation function, Expr array, Expr element) {
        return new Expr.Call(function, List.of(array, element(array, element)), array.type(), false);
    }

    private static Expr found(Expr.Operation function, Expr array, Expr element, SqlType result) {
        return new Expr.Call(function, List.of(array, element(array, element)), result, true);
    }

    private static Expr replaced(Expr.Operation function, List<Expr> arguments) {
        Expr array = arguments.get(0);
        return new Expr.Call(
                function,
                List.of(array, element(array, arguments.get(1)), element(array, arguments.get(2))),
                array.type(),
                array.nullable());
    }

    private static Expr element(Expr array, Expr element) {
        SqlType type = ArrayFunctions.elementOf(array);
        Expr typed = Coercion.as(element, type);
        if (Types.ofBranches(type, typed.type()).kind() != type.kind()) {
            throw ExprException.unsupported(
                    "the elements of this array are " + type + ", and this is " + element.type() + ".");
        }
        return Casts.cast(typed, type.kind() == Kind.DECIMAL ? SqlType.NUMERIC : type);
    }

    private static Comparator<Object> orderOf(Expr.Call call) {
        SqlType type = ArrayFunctions.elementOf(call.arguments().get(0));
        return ValueOrder.of(type, type);
    }

    private static List<?> elements(@Nullable Object array) {
        return array == null ? List.of() : (List<?>) array;
    }

    private static List<?> concatenated(List<?> left, List<?> right) {
        List<@Nullable Object> all = new ArrayList<>(left);
        all.addAll(right);
        return Collections.unmodifiableList(all);
    }

    private static boolean areEqual(@Nullable Object left, @Nullable Object right, Comparator<Object> order) {
        return (left == null || right == null) ? left == right : order.compare(left, right) == 0;
    }

    private static @Nullable Integer position(
            @Nullable List<?> array, @Nullable Object element, Comparator<Object> order) {
        List<Integer> positions = positions(array, element, order);
        return positions == null || positions.isEmpty() ? null : positions.get(0);
    }

    private static @Nullable List<Integer> positions(
            @Nullable List<?> array, @Nullable Object element, Comparator<Object> order) {
        if (array == null) {
            return null;
        }
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            if (areEqual(array.get(i), element, order)) {
                positions.add(i + 1);
            }
        }
        return positions;
    }

    private static @Nullable List<?> removed(
            @Nullable List<?> array, @Nullable Object element, Comparator<Object> order) {
        if (array == null) {
            return null;
        }
        List<@Nullable Object> rest = new ArrayList<>(array);
        rest.removeIf(each -> areEqual(each, element, order));
        return Collections.unmodifiableList(rest);
    }

    private static Evaluator replaced(Comparator<Object> order, List<Evaluator> arguments) {
        return row -> {
            List<?> array = (List<?>) arguments.get(0).evaluate(row);
            if (array == null) {
                return null;
            }
            Object from = arguments.get(1).evaluate(row);
            Object to = arguments.get(2).evaluate(row);
            List<@Nullable Object> replaced = new ArrayList<>(array);
            replaced.replaceAll(each -> areEqual(each, from, order) ? to : each);
            return Collections.unmodifiableList(replaced);
        };
    }
}
