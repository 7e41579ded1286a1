package dev.belvedere.topology.expr;

import dev.belvedere.serdes.row.Column;
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

    /** Returns the expression with each input replaced by the function's result. */
    Expr over(Function<Input, Expr> inputs);

    /** Returns the inputs that occur in the expression, each as often as it occurs. */
    Stream<Input> inputs();

    /**
     * Compiles the expression. Evaluating throws {@link ExprException} where the values of a row are out of range, as PostgreSQL would fail. The evaluator is
     * thread-safe.
     */
    Evaluator evaluator();

    /** Applies the function in {@code cases} that belongs to this case. */
    <T extends @Nullable Object> T fold(Cases<T> cases);

    /** One function for each kind of expression. A new kind does not compile until everything that handles expressions handles it. */
    record Cases<T extends @Nullable Object>(
            Function<Input, T> input, Function<Literal, T> literal, Function<Call, T> call) {}

    /** A column of the row. */
    record Input(int position, SqlType type, boolean nullable) implements Expr {
        /** Returns the column of a row whose type has it at this position. */
        public static Input of(int position, Column column) {
            return new Input(position, column.type(), column.nullable());
        }

        /** Returns the column at another position. */
        public Input at(int other) {
            return new Input(other, type, nullable);
        }

        @Override
        public Expr over(Function<Input, Expr> inputs) {
            return inputs.apply(this);
        }

        @Override
        public Stream<Input> inputs() {
            return Stream.of(this);
        }

        @Override
        public Evaluator evaluator() {
            int column = position;
            return row -> row.get(column);
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

    /** A constant; null is a typed NULL. */
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
        public Evaluator evaluator() {
            Object constant = value;
            return row -> constant;
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

    /** An operation applied to arguments. Made by {@link Operation#call}, which knows the type of the result. */
    record Call(Operation operation, List<Expr> arguments, SqlType type, boolean nullable) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** A call whose result may be NULL exactly if an argument may be. */
        public static Call strict(Operation operation, List<Expr> arguments, SqlType type) {
            return new Call(operation, arguments, type, arguments.stream().anyMatch(Expr::nullable));
        }

        /** Returns the call with other arguments. */
        public Call with(List<Expr> others) {
            return new Call(operation, others, type, nullable);
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
        public Evaluator evaluator() {
            return operation.evaluator(
                    this, arguments.stream().map(Expr::evaluator).toList());
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

    /** An operator or a function of SQL. Compared by identity; its {@code toString} is its name in printed plans. Thread-safe. */
    interface Operation {

        /**
         * Makes a call, with casts around its arguments where PostgreSQL has them, and simplifies it where constants decide its value.
         *
         * @throws ExprException if there is no such operation for these types, or if its result cannot be kept exact
         */
        Expr call(List<Expr> arguments);

        /** As {@link #call(List)}. */
        default Expr call(Expr... arguments) {
            return call(List.of(arguments));
        }

        /**
         * Compiles a call of this operation.
         *
         * @param arguments the compiled arguments of the call
         */
        Evaluator evaluator(Call call, List<Evaluator> arguments);
    }
}
