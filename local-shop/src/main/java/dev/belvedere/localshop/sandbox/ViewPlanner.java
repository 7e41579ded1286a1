package dev.belvedere.localshop.sandbox;

import dev.belvedere.app.config.ConfigurationFile;
import dev.belvedere.app.console.ProgressBar;
import dev.belvedere.app.serve.Deployment;
import dev.belvedere.serdes.failure.BelvedereException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Plans each view file by itself, as {@code serve} would: a file that is refused does not keep the others from being served. A file that names views of
 * others is planned together with those. Not thread-safe.
 */
final class ViewPlanner {

    private static final String NAME = "plan";

    private final EngineFiles files;
    private final PrintStream out;
    private final List<PlannedFile> accepted = new ArrayList<>();
    private final Map<ViewFile, String> refused = new LinkedHashMap<>();

    ViewPlanner(EngineFiles files, PrintStream out) {
        this.files = files;
        this.out = out;
    }

    /**
     * Plans the files that have not been accepted before.
     *
     * @return those that are accepted now
     * @throws BelvedereException if the registry cannot be reached or a table's settings are wrong
     */
    List<PlannedFile> plan(Collection<ViewFile> views, KnownTables tables) {
        int before = accepted.size();
        ProgressBar progress = ProgressBar.start(out, "planning");
        int planned = 0;
        for (ViewFile view : views) {
            plan(view, tables, List.of());
            progress.at(++planned, views.size());
        }
        planOverOthers(tables);
        refused.replaceAll((view, reason) -> tables.unknown(view).orElse(reason));
        progress.done(accepted.size() + " view files accepted, " + refused.size() + " refused");
        return List.copyOf(accepted.subList(before, accepted.size()));
    }

    /** Returns the files that are refused so far, with the reasons. */
    Map<ViewFile, String> refused() {
        return Map.copyOf(refused);
    }

    private void planOverOthers(KnownTables tables) {
        int before;
        do {
            before = refused.size();
            for (ViewFile view : List.copyOf(refused.keySet())) {
                List<PlannedFile> needs = accepted.stream()
                        .filter(other -> other.names().stream()
                                .anyMatch(name -> !name.equals(view.viewName()) && view.mentions(name)))
                        .toList();
                if (!needs.isEmpty()) {
                    plan(view, tables, needs);
                }
            }
        } while (refused.size() < before);
    }

    private void plan(ViewFile view, KnownTables tables, List<PlannedFile> needs) {
        List<PlannedFile> first =
                needs.stream().flatMap(PlannedFile::withNeeds).distinct().toList();
        List<ViewFile> together = Stream.concat(first.stream().map(PlannedFile::file), Stream.of(view))
                .toList();
        try {
            List<String> names = Deployment.of(
                            ConfigurationFile.read(files.write(NAME, together, tables.settings(), 0), Map.of()))
                    .viewNames();
            int others = first.stream().mapToInt(other -> other.names().size()).sum();
            accepted.add(new PlannedFile(view, names.subList(others, names.size()), needs));
            refused.remove(view);
        } catch (BelvedereException e) {
            refused.put(view, view.shortened(e.getMessage() + " [" + e.code() + "]"));
        } catch (RuntimeException e) {
            // A failure of the planner is this view's and not the sandbox's.
            refused.put(view, "unexpected: " + e);
        }
    }
}
