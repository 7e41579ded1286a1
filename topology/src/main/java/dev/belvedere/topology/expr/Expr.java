package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.SqlType;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An expression over the columns of a row. Immutable, compared by value, and its {@code toString} enters the plan's fingerprint. */
public sealed interface Expr {

    /** The type of the result. */
    SqlType type();

    /** Whether the result may be NULL. */
    boolean nullable();

    /** The same expression over other inputs: each input is replaced by what the function makes of it. */
    Expr over(Function<Input, Expr> inputs);

    /** The inputs that occur in it, each as often as it occurs. */
    Stream<Input> inputs();

    /** The result of the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of expression. A new kind does not compile until everything that handles expressions handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Input, T> input,
            Function<Literal, T> literal,
            Function<Call, T> call) {}

    /** A column of the row. */
    record Input(int position, SqlType type, boolean nullable) implements Expr {
        @Override
        public Expr over(Function<Input, Expr> inputs) {
            return inputs.apply(this);
        }

        @Override
        public Stream<Input> inputs() {
            return Stream.of(this);
        }

        @Override
        public String toString() {
            return "$" + position;
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.input.apply(this);
        }
    }

    /** A value that stands in the statement; null is a typed NULL. */
    record Literal(@Nullable Object value, SqlType type) implements Expr {
        @Override
        public boolean nullable() {
            return value == null;
        }

        @Override
        public Expr over(Function<Input, Expr> inputs) {
            return this;
        }

        @Override
        public Stream<Input> inputs() {
            return Stream.empty();
        }

        @Override
        public String toString() {
            return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value + ":" + type;
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.literal.apply(this);
        }
    }

    /** A function applied to arguments. Made by the functions, which know the type of their results. */
    record Call(Operation operation, List<Expr> arguments, SqlType type, boolean nullable) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Expr over(Function<Input, Expr> inputs) {
            return new Call(
                    operation,
                    arguments.stream().map(argument -> argument.over(inputs)).toList(),
                    type,
                    nullable);
        }

        @Override
        public Stream<Input> inputs() {
            return arguments.stream().flatMap(Expr::inputs);
        }

        @Override
        public String toString() {
            return operation + arguments.toString().replace('[', '(').replace(']', ')') + ":" + type;
        }

        @Override
        public <T extends @Nullable Object> T fold(Cases<T> cases) {
            return cases.call.apply(this);
        }
    }
}
