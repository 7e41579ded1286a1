package dev.belvedere.bench.sql.check;

import dev.belvedere.bench.sql.draw.DrawnStatement;
import dev.belvedere.serdes.row.RowType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Counts what became of the statements. Thread-safe. */
public final class StatementTally {

    private static final int LONGEST_REASON = 100;
    private static final Pattern FUNCTION = Pattern.compile("\\b[A-Z_]{3,}(?= ?\\()");

    private final Consumer<TrialDifference> listener;
    private final Map<String, Integer> shapes = new TreeMap<>();
    private final Map<String, Integer> startedByShape = new TreeMap<>();
    private final Map<String, Integer> equalByShape = new TreeMap<>();
    private final Map<StatementEnd, Integer> ends = new EnumMap<>(StatementEnd.class);
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, String> refusalExamples = new TreeMap<>();
    private final Map<String, Integer> postgresRefusals = new TreeMap<>();
    private final Map<String, Integer> columns = new TreeMap<>();
    private final Map<String, Integer> functions = new TreeMap<>();
    private final List<TrialDifference> differences = new ArrayList<>();
    private int failures;
    private int failuresOfPostgresAlone;

    /** @param listener is told each difference when it is found */
    public StatementTally(Consumer<TrialDifference> listener) {
        this.listener = listener;
    }

    synchronized void columns(RowType type) {
        type.columns().forEach(column -> columns.merge(column.type().sql(), 1, Integer::sum));
    }

    synchronized void drawn(DrawnStatement statement) {
        shapes.merge(statement.shape(), 1, Integer::sum);
        startedByShape.merge(statement.shape(), 0, Integer::sum);
        equalByShape.merge(statement.shape(), 0, Integer::sum);
    }

    synchronized void started(DrawnStatement statement) {
        startedByShape.merge(statement.shape(), 1, Integer::sum);
        FUNCTION.matcher(statement.query())
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(function -> functions.merge(function, 1, Integer::sum));
    }

    /** A statement was refused. Reasons that differ in names and numbers only are one kind. */
    synchronized void refused(DrawnStatement statement, String reason) {
        ended(statement.shape(), StatementEnd.REFUSED);
        String kind = kind(reason.replaceFirst("^.*?:\\d+:\\d+: ", ""));
        refusals.merge(kind, 1, Integer::sum);
        refusalExamples.putIfAbsent(kind, statement.query());
    }

    /** PostgreSQL does not take what was drawn, which is drawn anew. */
    synchronized void refusedByPostgres(String message) {
        postgresRefusals.merge(kind(message.lines().findFirst().orElse("")), 1, Integer::sum);
    }

    private static String kind(String message) {
        String kind = message.replaceAll("'[^']*'", "'…'")
                .replaceAll("\\b[abctvwxr]\\d*(\\.\\w+)?\\b", "…")
                .replaceAll("\\d+", "…");
        return kind.substring(0, Math.min(LONGEST_REASON, kind.length()));
    }

    /** PostgreSQL's query failed for the values of a row. */
    synchronized void failedInPostgres(boolean alsoInTheView) {
        failures++;
        failuresOfPostgresAlone += alsoInTheView ? 0 : 1;
    }

    synchronized void ended(String shape, StatementEnd end) {
        ends.merge(end, 1, Integer::sum);
        if (end == StatementEnd.EQUAL) {
            equalByShape.merge(shape, 1, Integer::sum);
        }
    }

    synchronized void different(TrialDifference difference) {
        differences.add(difference);
        listener.accept(difference);
    }

    /** Returns how many statements of each shape PostgreSQL took. */
    public synchronized Map<String, Integer> shapes() {
        return new TreeMap<>(shapes);
    }

    /** Returns how many of each shape became views. */
    public synchronized Map<String, Integer> startedByShape() {
        return new TreeMap<>(startedByShape);
    }

    /** Returns how many of each shape had PostgreSQL's rows. */
    public synchronized Map<String, Integer> equalByShape() {
        return new TreeMap<>(equalByShape);
    }

    /** Returns how many statements were refused, by the kind of the reason. */
    public synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    /** Returns a refused statement of each kind of reason. */
    public synchronized Map<String, String> refusalExamples() {
        return new TreeMap<>(refusalExamples);
    }

    /** Returns how many draws were no statements for PostgreSQL, by the kind of its message. */
    public synchronized Map<String, Integer> postgresRefusals() {
        return new TreeMap<>(postgresRefusals);
    }

    /** Returns how many columns of each type the tables had. */
    public synchronized Map<String, Integer> columns() {
        return new TreeMap<>(columns);
    }

    /** Returns how many views call each function, aggregate or clause in parentheses. */
    public synchronized Map<String, Integer> functions() {
        return new TreeMap<>(functions);
    }

    public synchronized List<TrialDifference> differences() {
        return List.copyOf(differences);
    }

    /** Returns how many statements PostgreSQL took. */
    public synchronized int statements() {
        return sum(shapes);
    }

    public synchronized int started() {
        return sum(startedByShape);
    }

    /** Returns how many ended so. */
    public synchronized int ended(StatementEnd end) {
        return ends.getOrDefault(end, 0);
    }

    /** Returns how many views were compared at least once. */
    public synchronized int compared() {
        return ended(StatementEnd.EQUAL) + ended(StatementEnd.DIFFERENT);
    }

    /** Returns how often a comparison was left out because PostgreSQL's query failed. */
    public synchronized int failures() {
        return failures;
    }

    /** Returns how often no row of the view had failed then. */
    public synchronized int failuresOfPostgresAlone() {
        return failuresOfPostgresAlone;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
