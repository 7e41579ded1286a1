package dev.belvedere.bench.shop;

import static java.util.stream.Collectors.joining;

import dev.belvedere.localshop.system.WorkingDirectory;
import dev.belvedere.localshop.system.Installation;
import dev.belvedere.localshop.system.Teardown;
import dev.belvedere.devstack.DevStack;
import dev.belvedere.devstack.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The services that hold a shop without change data capture, in a temporary directory.
 *
 * @param directory the temporary directory, which is deleted at the end
 */
public record ShopServices(Path directory, DevStack stack) {

    /** Starts the given services and returns when they are ready. The teardown stops them, also if the start fails. */
    public static ShopServices start(PrintStream out, Teardown teardown, Service... services) {
        Path directory = teardown.add(WorkingDirectory.of(Optional.empty())).path();
        out.println(
                "starting " + Arrays.stream(services).map(Service::title).collect(joining(", ")) + " in " + directory);
        DevStack stack = teardown.add(DevStack.at(Installation.devStack(), directory.resolve("stack"))
                .only(services)
                .start());
        return new ShopServices(directory, stack);
    }
}
