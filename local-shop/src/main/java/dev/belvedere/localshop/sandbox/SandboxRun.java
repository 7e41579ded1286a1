package dev.belvedere.localshop.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belvedere.localshop.events.EventFile;
import dev.belvedere.localshop.events.EventProducer;
import dev.belvedere.localshop.sandbox.Checks.Finding;
import dev.belvedere.localshop.system.Teardown;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One sandbox from its tables to its results. Used once, by one thread. */
final class SandboxRun {

    private static final String FIRST_EVENTS = "events";
    private static final String LATER_EVENTS = "later";

    private final SandboxOptions options;
    private final SandboxFolder folder;
    private final SandboxSource source;
    private final PrintStream out;
    private final Teardown teardown;

    private final List<ViewFile> views;
    private final EngineFiles files;
    private final ViewPlanner planner;
    private final ViewLabels labels;
    private final Engines engines;
    private final Results results = new Results();
    private final Checks checks;

    private TableSettings tables = TableSettings.NONE;
    private KnownTables known = new KnownTables(TableSettings.NONE, Map.of());
    private @Nullable EventProducer producer;

    SandboxRun(SandboxOptions options, SandboxFolder folder, SandboxSource source, PrintStream out, Teardown teardown) {
        this.options = options;
        this.folder = folder;
        this.source = source;
        this.out = out;
        this.teardown = teardown;
        this.views = folder.views();
        this.files = new EngineFiles(source.stack());
        this.planner = new ViewPlanner(files, out);
        this.labels = new ViewLabels(views);
        this.engines = new Engines(files, options.batch(), out, teardown);
        this.checks = new Checks(engines, labels, results, out);
    }

    SandboxReport run() throws SQLException {
        Optional<EventFile> events = folder.file(SandboxFolder.EVENTS).map(EventFile::read);
        tables = source.hasDatabase() ? source.capture() : TableSettings.NONE;
        if (source.ordersTextsByBytes()) {
            files.textsAreOrderedByBytes();
        }
        events.ifPresent(this::start);
        serve(views);
        compare("after the snapshot");
        if (folder.file(SandboxFolder.CHANGES).isPresent() && source.hasDatabase()) {
            source.change();
            serve(planner.refused().keySet());
            compare("after " + SandboxFolder.CHANGES);
        }
        if (events.isPresent() && events.get().lists().contains(LATER_EVENTS)) {
            engines.restart(this::recreateTopicIfAsked);
            send(LATER_EVENTS);
        }
        compareWithExpectation();
        events.ifPresent(this::sendOthers);
        if (options.churn() > 0 && source.hasDatabase()) {
            source.churn();
            serve(withoutTables());
            compare("after " + options.churn() + " random transactions");
        }
        planner.refused().forEach((view, reason) -> results.add(labels.of(view), Outcome.REFUSED, reason));
        return results.report();
    }

    /** Returns the processes that serve. */
    List<SandboxEngine> engines() {
        return engines.running();
    }

    private void start(EventFile events) {
        producer = teardown.add(source.producer(events));
        tables = tables.and(source.tables(events));
        send(FIRST_EVENTS);
    }

    private void serve(Collection<ViewFile> wanted) {
        if (!wanted.isEmpty()) {
            known = KnownTables.of(tables, views, files);
            engines.serve(planner.plan(wanted, known), known.settings());
        }
    }

    /** Returns the files that were refused because a table had no events by then. */
    private List<ViewFile> withoutTables() {
        return planner.refused().keySet().stream()
                .filter(view -> known.unknown(view).isPresent())
                .toList();
    }

    private void compare(String when) {
        SourceComparison comparison = new SourceComparison(source);
        checks.all(when, (engine, label, view) -> comparison.compare(engine, view));
    }

    private void compareWithExpectation() {
        Optional<ExpectationFile> expected = folder.text(SandboxFolder.EXPECTED).map(ExpectationFile::parse);
        Optional<String> words = folder.text(SandboxFolder.EXPECTED_IN_WORDS);
        expected.ifPresent(rows -> checks.all(
                "with " + SandboxFolder.EXPECTED,
                (engine, label, view) -> new ExpectedComparison(rows, views.size() == 1).compare(engine, label, view)));
        words.ifPresent(text -> {
            if (expected.isEmpty()) {
                print("at the end");
            }
            out.println("expected: " + text.strip());
        });
    }

    private void sendOthers(EventFile events) {
        for (String list : events.lists()) {
            if (!list.equals(FIRST_EVENTS) && !list.equals(LATER_EVENTS)) {
                send(list);
                print("after '" + list + "'");
            }
        }
    }

    private void recreateTopicIfAsked() {
        if (options.recreateTopic() && producer != null) {
            producer.recreateTopic();
            out.println("deleted the topic of the events and created it again");
        }
    }

    private void send(String list) {
        if (producer != null) {
            out.println("sent '" + list + "': " + producer.send(list) + " records");
        }
    }

    private void print(String when) {
        checks.all(when, (engine, label, view) -> {
            List<JsonNode> rows = engine.rows(view);
            rows.forEach(row -> out.println("  " + label + " | " + row));
            return new Finding(Outcome.SERVED, rows.size() + " rows");
        });
    }
}
