package dev.belvedere.topology.expr.function;

import dev.belvedere.topology.expr.Evaluator;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.value.ValueOrder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluators of IN: TRUE if the value equals a member; else NULL if the value or a member is NULL; else FALSE. */
final class InList {

    private InList() {}

    static Evaluator evaluator(Expr.Call call, List<Evaluator> arguments) {
        List<Expr> members = call.arguments().subList(1, call.arguments().size());
        Expr value = call.arguments().get(0);
        if (ValueOrder.agreesWithEquals(value.type()) && members.stream().allMatch(Expr.Literal.class::isInstance)) {
            return inSet(arguments.get(0), members);
        }
        return inList(
                arguments.get(0),
                arguments.subList(1, arguments.size()).toArray(Evaluator[]::new),
                ValueOrder.of(value.type(), members.get(0).type()));
    }

    private static Evaluator inSet(Evaluator value, List<Expr> members) {
        Set<Object> values = new HashSet<>();
        members.stream().map(InList::constant).filter(Objects::nonNull).forEach(values::add);
        Boolean otherwise = members.stream().anyMatch(Literals::isNull) ? null : Boolean.FALSE;
        return Strict.unary(value, found -> values.contains(found) ? Boolean.TRUE : otherwise);
    }

    private static @Nullable Object constant(Expr member) {
        return member instanceof Expr.Literal literal ? literal.value() : null;
    }

    private static Evaluator inList(Evaluator value, Evaluator[] members, Comparator<Object> order) {
        return row -> {
            Object found = value.evaluate(row);
            if (found == null) {
                return null;
            }
            Boolean result = false;
            for (Evaluator member : members) {
                Object other = member.evaluate(row);
                if (other == null) {
                    result = null;
                } else if (order.compare(found, other) == 0) {
                    return true;
                }
            }
            return result;
        };
    }
}
