package dev.belvedere.topology.expr.library;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.serdes.row.SqlType.Kind;
import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.ExprException;
import dev.belvedere.topology.expr.document.DocumentParts;
import dev.belvedere.topology.expr.function.Casts;
import dev.belvedere.topology.expr.function.Coercion;
import dev.belvedere.topology.expr.function.ComparisonFunctions;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Literals;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.function.Signature;
import dev.belvedere.topology.expr.value.SessionText;
import dev.belvedere.topology.expr.value.ValueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of arrays of one dimension, whose elements are counted from 1. */
public final class ArrayFunctions {

    /** Whether a value equals an element: TRUE if it does; else NULL if the value or an element is NULL; else FALSE. */
    public static final ScalarFunction EQUALS_ANY = Definition.named("EQUALS_ANY")
            .arguments(2)
            .typedBy((function, arguments) -> equalsAny(function, arguments.get(0), arguments.get(1)))
            .computedBy(ArrayFunctions::equalsAny);

    static final List<ScalarFunction> ALL = List.of(
            // ARRAY[…]
            Definition.named("ARRAY")
                    .asOperator("ARRAY")
                    .typedBy(ArrayFunctions::array)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> elements(arguments)),
            // array[position]
            Definition.named("ELEMENT")
                    .asOperator("ITEM")
                    .arguments(2)
                    .typedBy((function, arguments) -> element(function, arguments.get(0), arguments.get(1)))
                    .binary(ArrayFunctions::element),
            Definition.function("CARDINALITY")
                    .arguments(1)
                    .typedBy((function, arguments) ->
                            Expr.Call.strict(function, List.of(array(arguments.get(0))), SqlType.INTEGER))
                    .unary(array -> ((List<?>) array).size()),
            Definition.function("ARRAY_LENGTH")
                    .arguments(2)
                    .typedBy((function, arguments) -> length(function, arguments.get(0), arguments.get(1)))
                    .unary(array -> ((List<?>) array).isEmpty() ? null : ((List<?>) array).size()),
            Definition.function("STRING_TO_ARRAY")
                    .arguments(2)
                    .typedBy((function, arguments) -> split(function, arguments.get(0), arguments.get(1)))
                    .binary((text, separator) -> split((String) text, (String) separator)),
            Definition.function("ARRAY_TO_STRING")
                    .arguments(2, 3)
                    .typedBy(ArrayFunctions::joined)
                    .simplifiedBy(call -> call)
                    .computedBy((call, arguments) -> joined(arguments)),
            EQUALS_ANY);

    private ArrayFunctions() {}

    private static Expr array(Expr.Operation function, List<Expr> elements) {
        SqlType common = Coercion.commonType(elements);
        if (common.kind() == Kind.ARRAY) {
            throw ExprException.unsupported("an array of arrays is not supported.");
        }
        List<Expr> alike =
                elements.stream().map(element -> Casts.cast(element, common)).toList();
        return new Expr.Call(function, alike, SqlType.arrayOf(common), false);
    }

    private static Evaluator elements(List<Evaluator> arguments) {
        return row -> {
            @Nullable Object[] elements = new @Nullable Object[arguments.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = arguments.get(i).evaluate(row);
            }
            return Arrays.asList(elements);
        };
    }

    private static Expr array(Expr expression) {
        elementOf(expression);
        return expression;
    }

    static SqlType elementOf(Expr expression) {
        SqlType element = expression.type().element();
        if (element == null) {
            throw ExprException.unsupported("this takes an array, and not " + expression.type() + ".");
        }
        return element;
    }

    /** A document is taken apart by a name or an index. */
    private static Expr element(Expr.Operation function, Expr array, Expr position) {
        if (array.type().kind() == Kind.JSON) {
            return DocumentParts.SUBSCRIPT.call(
                    array, position.type().kind() == Kind.INTEGER ? Casts.cast(position, SqlType.VARCHAR) : position);
        }
        return new Expr.Call(
                function, List.of(array(array), Coercion.as(position, SqlType.INTEGER)), elementOf(array), true);
    }

    private static @Nullable Object element(Object array, Object position) {
        List<?> elements = (List<?>) array;
        int at = (Integer) position;
        return at >= 1 && at <= elements.size() ? elements.get(at - 1) : null;
    }

    private static Expr length(Expr.Operation function, Expr array, Expr dimension) {
        if (!(dimension instanceof Expr.Literal literal) || !Objects.equals(literal.value(), 1)) {
            throw ExprException.unsupported("ARRAY_LENGTH is supported for dimension 1.");
        }
        return new Expr.Call(function, List.of(array(array)), SqlType.INTEGER, true);
    }

    private static Expr split(Expr.Operation function, Expr text, Expr separator) {
        if (separator.nullable()) {
            throw ExprException.unsupported("the separator of STRING_TO_ARRAY must not be NULL. Write a literal.");
        }
        List<Expr> texts =
                List.of(Signature.text("STRING_TO_ARRAY", text), Signature.text("STRING_TO_ARRAY", separator));
        return Expr.Call.strict(function, texts, SqlType.arrayOf(SqlType.VARCHAR));
    }

    /** No separator leaves the text whole; an empty text has no parts. */
    private static List<String> split(String text, String separator) {
        if (text.isEmpty()) {
            return List.of();
        }
        return separator.isEmpty() ? List.of(text) : List.of(text.split(Pattern.quote(separator), -1));
    }

    private static Expr joined(Expr.Operation function, List<Expr> arguments) {
        SqlType element = elementOf(arguments.get(0));
        if (element.kind() == Kind.BOOLEAN || element.kind() == Kind.TIMESTAMPTZ || element.kind() == Kind.BYTES) {
            throw ExprException.unsupported("ARRAY_TO_STRING of " + element + " is not supported.");
        }
        List<Expr> typed = new ArrayList<>(List.of(arguments.get(0)));
        arguments.stream().skip(1).forEach(text -> typed.add(Signature.text("ARRAY_TO_STRING", text)));
        boolean nullable = typed.get(0).nullable() || typed.get(1).nullable();
        return new Expr.Call(function, typed, SqlType.VARCHAR, nullable);
    }

    /** Elements that are NULL are left out, unless there is a text for them. */
    private static Evaluator joined(List<Evaluator> arguments) {
        return row -> {
            Object array = arguments.get(0).evaluate(row);
            Object separator = arguments.get(1).evaluate(row);
            Object ofNull = arguments.size() > 2 ? arguments.get(2).evaluate(row) : null;
            return array == null || separator == null
                    ? null
                    : joined((List<?>) array, (String) separator, (String) ofNull);
        };
    }

    private static String joined(List<?> array, String separator, @Nullable String ofNull) {
        List<String> texts = new ArrayList<>();
        for (Object element : array) {
            String text = element == null ? ofNull : SessionText.of(element);
            if (text != null) {
                texts.add(text);
            }
        }
        return String.join(separator, texts);
    }

    private static Expr equalsAny(Expr.Operation function, Expr value, Expr array) {
        SqlType element = elementOf(array);
        Expr typed = Coercion.as(value, element);
        ComparisonFunctions.EQUALS.call(typed, new Expr.Input(0, element, true));
        if (typed.type().kind() != element.kind() || Literals.isUntyped(array)) {
            throw ExprException.unsupported("ANY compares a value with elements of its type, and these are "
                    + value.type() + " and " + element + ".");
        }
        return new Expr.Call(function, List.of(typed, array), SqlType.BOOLEAN, true);
    }

    private static Evaluator equalsAny(Expr.Call call, List<Evaluator> arguments) {
        SqlType type = call.arguments().get(0).type();
        Comparator<Object> order = ValueOrder.of(type, type);
        return row -> {
            Object value = arguments.get(0).evaluate(row);
            List<?> array = (List<?>) arguments.get(1).evaluate(row);
            if (array == null) {
                return null;
            }
            // No value is in an empty array, also where the value is not known.
            Boolean result = false;
            for (Object element : array) {
                if (value == null || element == null) {
                    result = null;
                } else if (order.compare(value, element) == 0) {
                    return true;
                }
            }
            return result;
        };
    }
}
