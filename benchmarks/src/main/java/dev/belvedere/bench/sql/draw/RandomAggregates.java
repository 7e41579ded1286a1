package dev.belvedere.bench.sql.draw;

import java.util.ArrayList;
import java.util.List;

/** Random calls of all aggregates. */
final class RandomAggregates {

    /** Aggregates with the letters of the types of their argument {@code ?}. */
    private record Form(String types, String call) {}

    private static final List<Form> FORMS = List.of(
            new Form("ibnrxsfdtzhvujky", "COUNT(?)"),
            new Form("ibnsfdtvu", "COUNT(DISTINCT ?)"),
            new Form("ibsdt", "COUNT(DISTINCT (?, {s}))"),
            new Form("ibnrxv", "SUM(?)"),
            new Form("ibnrxv", "AVG(?)"),
            new Form("ib", "SUM(DISTINCT ?)"),
            new Form("ib", "AVG(DISTINCT ?)"),
            new Form("ibnrxsdtzhv", "MIN(?)"),
            new Form("ibnrxsdtzhv", "MAX(?)"),
            new Form("f", "BOOL_AND(?)"),
            new Form("f", "BOOL_OR(?)"),
            new Form("f", "EVERY(?)"),
            new Form("ib", "BIT_AND(?)"),
            new Form("ib", "BIT_OR(?)"),
            new Form("ib", "BIT_XOR(?)"),
            new Form("ibnrx", "VARIANCE(?)"),
            new Form("ibnrx", "STDDEV(?)"),
            new Form("ibnx", "VAR_POP(?)"),
            new Form("ibnx", "STDDEV_POP(?)"),
            new Form("ibnrx", "VAR_SAMP(?)"),
            new Form("ibnrx", "STDDEV_SAMP(?)"),
            // Of small numbers, so that PostgreSQL's differences of sums have their digits.
            new Form("i", "CORR(? % 10, {i} % 7)"),
            new Form("i", "COVAR_POP(? % 10, {i} % 7)"),
            new Form("i", "COVAR_SAMP(? % 10, {i} % 7)"),
            new Form("i", "REGR_SLOPE(? % 10, {i} % 7)"),
            new Form("i", "REGR_INTERCEPT(? % 10, {i} % 7)"),
            new Form("i", "REGR_R2(? % 10, {i} % 7)"),
            new Form("i", "REGR_SXY(? % 10, {i} % 7)"),
            // Not of bigint: PostgreSQL adds them as doubles, and loses a small one beside large ones.
            new Form("inrx", "REGR_SXX({i}, ?)"),
            new Form("inrx", "REGR_SYY(?, {n})"),
            new Form("inrx", "REGR_AVGX({x}, ?)"),
            new Form("inrx", "REGR_AVGY(?, {b})"),
            new Form("ibnrx", "REGR_COUNT(?, {x})"),
            new Form("ix", "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY ?)"),
            new Form("ibnsdtv", "PERCENTILE_DISC(0.25) WITHIN GROUP (ORDER BY ?)"),
            new Form("ibsdt", "MODE() WITHIN GROUP (ORDER BY ?)"),
            new Form("s", "STRING_AGG(?, ',' ORDER BY ?)"),
            new Form("v", "STRING_AGG((?)::text, ',' ORDER BY (?)::text)"),
            new Form("s", "STRING_AGG(DISTINCT ?, '|')"),
            new Form("ibsd", "ARRAY_AGG(? ORDER BY ? DESC)"),
            new Form("ibs", "ARRAY_AGG(DISTINCT ?)"),
            new Form("ibnsfd", "JSONB_AGG(? ORDER BY ?)"),
            new Form("is", "JSON_AGG(? ORDER BY ? NULLS FIRST)"),
            new Form("i", "JSONB_OBJECT_AGG(COALESCE({s}, ''), ? ORDER BY ?)"),
            new Form("s", "JSON_OBJECT_AGG(COALESCE(?, ''), 1 ORDER BY ?)"));

    private final Dice dice;
    private final RandomTerms terms;

    RandomAggregates(Dice dice, RandomTerms terms) {
        this.dice = dice;
        this.terms = terms;
    }

    /** Returns calls whose arguments are made of these columns. */
    List<String> some(List<Field> fields) {
        List<String> calls = new ArrayList<>();
        for (int call = 1 + dice.number(3); call > 0; call--) {
            calls.add(one(fields));
        }
        return calls;
    }

    /** Returns a call whose arguments are made of these columns. */
    String one(List<Field> fields) {
        if (dice.once(6)) {
            return "COUNT(*)" + filter(fields);
        }
        Form form = dice.one(FORMS);
        String argument = terms.any(form.types(), fields, dice.number(2));
        return terms.filled(form.call(), fields, dice.number(2)).replace("?", argument) + filter(fields);
    }

    private String filter(List<Field> fields) {
        return dice.once(5) ? " FILTER (WHERE " + terms.condition(fields) + ")" : "";
    }
}
