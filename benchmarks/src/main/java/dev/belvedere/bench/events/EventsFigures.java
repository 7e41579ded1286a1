package dev.belvedere.bench.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.belvedere.bench.report.FigureJson;
import dev.belvedere.localshop.sandbox.Outcome;
import dev.belvedere.localshop.sandbox.SandboxReport;

/**
 * What was compared, and with which results.
 *
 * @param rounds how often everything was drawn anew
 * @param notCaptured rounds whose connector does not take the settings, or has stopped
 * @param transactions those of the drawn changes, and random ones
 * @param rowsCompared the rows of all views, each as often as it was compared
 * @param wrong views that differ from PostgreSQL and do not say so
 * @param refused views that are not served, or stand still before an event
 * @param setAside views that differ and say that events were set aside
 */
record EventsFigures(
        int rounds,
        int notCaptured,
        int tables,
        long transactions,
        long rowsCompared,
        long wrong,
        long refused,
        long setAside) {

    static final EventsFigures NONE = new EventsFigures(0, 0, 0, 0, 0, 0, 0, 0);

    EventsFigures and(EventScenario scenario, long randomTransactions, SandboxReport report) {
        return new EventsFigures(
                rounds + 1,
                notCaptured,
                tables + scenario.tables(),
                transactions + scenario.transactions() + randomTransactions,
                rowsCompared + report.rowsCompared(),
                wrong + report.count(Outcome.DIFFERENT),
                refused + report.count(Outcome.REFUSED),
                setAside + report.count(Outcome.SET_ASIDE));
    }

    EventsFigures andNotCaptured() {
        return new EventsFigures(
                rounds + 1, notCaptured + 1, tables, transactions, rowsCompared, wrong, refused, setAside);
    }

    String text() {
        return rounds + " rounds (" + notCaptured + " not captured), " + tables + " tables, " + transactions
                + " transactions, " + rowsCompared + " rows compared; views: " + wrong + " wrong, " + refused
                + " refused, " + setAside + " set aside";
    }

    String json() throws JsonProcessingException {
        return FigureJson.text(FigureJson.object()
                .put("rounds", rounds)
                .put("not_captured", notCaptured)
                .put("tables", tables)
                .put("transactions", transactions)
                .put("rows_compared", rowsCompared)
                .put("wrong", wrong)
                .put("refused", refused)
                .put("set_aside", setAside));
    }
}
