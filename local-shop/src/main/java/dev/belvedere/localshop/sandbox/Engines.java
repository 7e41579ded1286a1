package dev.belvedere.localshop.sandbox;

import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.LocalStack;
import dev.belvedere.localshop.system.PortLeases;
import dev.belvedere.localshop.system.Teardown;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The processes that serve the views, a batch of them each. Not thread-safe. */
final class Engines {

    /** More than one, so that a process takes only its share of the machine. */
    private static final int OF_SEVERAL = 2;

    private final EngineFiles files;
    private final int batch;
    private final PrintStream out;
    private final Teardown teardown;
    private final List<SandboxEngine> running = new ArrayList<>();
    private int started;

    /** @param batch the largest number of view files of one process */
    Engines(EngineFiles files, int batch, PrintStream out, Teardown teardown) {
        this.files = files;
        this.batch = batch;
        this.out = out;
        this.teardown = teardown;
    }

    /** Starts processes for these files and returns once each has hydrated its views or failed. */
    List<SandboxEngine> serve(List<PlannedFile> views, TableSettings tables) {
        List<SandboxEngine> added = new ArrayList<>();
        for (List<PlannedFile> some : batches(views)) {
            String name = "try-" + ++started;
            LocalInstance instance = new LocalInstance(started, OF_SEVERAL, LocalStack.LOOPBACK, PortLeases.any());
            List<ViewFile> served = some.stream()
                    .flatMap(PlannedFile::withNeeds)
                    .distinct()
                    .map(PlannedFile::file)
                    .toList();
            Path configuration = files.write(name, served, tables, instance.port());
            SandboxEngine engine =
                    teardown.add(new SandboxEngine(instance, some, tables, configuration, files.log(name), out));
            out.println("starting the engine: belvedere serve --config " + configuration);
            engine.start();
            running.add(engine);
            added.add(engine);
        }
        return added;
    }

    /** Serves the views of an engine that failed by two others, half of them each. */
    List<SandboxEngine> split(SandboxEngine failed) {
        stop(failed);
        List<PlannedFile> views = failed.views();
        int half = views.size() / 2;
        List<SandboxEngine> halves = new ArrayList<>(serve(views.subList(0, half), failed.tables()));
        halves.addAll(serve(views.subList(half, views.size()), failed.tables()));
        return halves;
    }

    /** Stops all processes and starts them again on their state. */
    void restart(Runnable meanwhile) {
        running.forEach(SandboxEngine::close);
        meanwhile.run();
        running.forEach(SandboxEngine::start);
    }

    /** Stops one process and forgets it. */
    void stop(SandboxEngine engine) {
        engine.close();
        running.remove(engine);
    }

    List<SandboxEngine> running() {
        return List.copyOf(running);
    }

    /** Cuts the files into batches, in each of which no two views have the same name. */
    private List<List<PlannedFile>> batches(List<PlannedFile> views) {
        List<List<PlannedFile>> batches = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (PlannedFile view : views) {
            List<PlannedFile> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
            if (last.isEmpty() || last.size() == batch || view.names().stream().anyMatch(names::contains)) {
                last = new ArrayList<>();
                batches.add(last);
                names.clear();
            }
            last.add(view);
            view.withNeeds().forEach(file -> names.addAll(file.names()));
        }
        return batches;
    }
}
