package dev.belvedere.topology.expr;

/** What an expression can compute. Which types each takes and gives is said by {@link Exprs}, what it computes by {@link Evaluator}. */
public enum Operation {
    /** TRUE where all are; NULL where none is FALSE and one is NULL. Any number of arguments. */
    AND,
    /** TRUE where one is; NULL where none is TRUE and one is NULL. Any number of arguments. */
    OR,
    NOT,
    IS_NULL,
    IS_TRUE,
    IS_FALSE,
    /** {@code CASE}: condition, result, condition, result, …, result otherwise. */
    CASE,
    /** The first argument that is not NULL. */
    COALESCE,
    /** The first argument; NULL where it equals the second. */
    NULLIF,
    EQUALS,
    NOT_EQUALS,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** {@code IS DISTINCT FROM}: never NULL. */
    IS_DISTINCT,
    /** Whether the first argument equals one of the others. */
    IN,
    /** Sum of numbers; a date some days later. */
    PLUS,
    /** Difference of numbers; a date some days earlier; the days between two dates. */
    MINUS,
    /** Product of numbers. */
    TIMES,
    /** Quotient; integers are divided without a remainder. */
    DIVIDE,
    /** The remainder, with the dividend's sign. */
    MOD,
    NEGATE,
    ABS,
    /** To the nearest; the second argument, where there is one, says how many digits after the point stay. */
    ROUND,
    FLOOR,
    CEIL,
    /** {@code ||}. */
    CONCAT,
    LOWER,
    UPPER,
    /** A text without those leading characters that the second argument lists. */
    TRIM_LEADING,
    /** A text without those trailing characters that the second argument lists. */
    TRIM_TRAILING,
    /** A text without those characters at both ends that the second argument lists. */
    TRIM_BOTH,
    /** A text from the character that the second argument counts to (the first is 1), as long as the third says or to the end. */
    SUBSTRING,
    /** How many characters a text has. */
    CHAR_LENGTH,
    /** Text, pattern and, where it is not a backslash, the escape character. */
    LIKE,
    /** A field of a date or timestamp; the first argument names it. */
    EXTRACT,
    /** The beginning of the unit that holds a date or timestamp; the first argument names the unit. */
    TRUNCATE,
    /** The argument as the call's type. */
    CAST
}
