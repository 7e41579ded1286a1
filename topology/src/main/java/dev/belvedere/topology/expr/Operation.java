package dev.belvedere.topology.expr;

/** What an expression can compute. Which types each takes and gives is said by {@link Exprs}, what it computes by {@link Evaluator}. */
public enum Operation {
    /** TRUE where all are; NULL where none is FALSE and one is NULL. Any number of arguments. */
    AND,
    /** TRUE where one is; NULL where none is TRUE and one is NULL. Any number of arguments. */
    OR,
    NOT,
    IS_NULL,
    /** {@code CASE}: condition, result, condition, result, …, result otherwise. */
    CASE,
    EQUALS,
    /** Product of numbers. */
    TIMES
}
