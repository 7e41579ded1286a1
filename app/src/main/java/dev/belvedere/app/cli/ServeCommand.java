package dev.belvedere.app.cli;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.serve.AccessNotes;
import dev.belvedere.app.serve.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code belvedere serve}: runs an instance until it is stopped or its stream fails. */
@Command(
        name = "serve",
        description = {
            "Run one instance: keep the views and answer reads.",
            "SIGTERM and Ctrl-C stop it cleanly. Instances of the same application share the views' shards."
        })
final class ServeCommand implements Runnable {

    private final PrintStream out;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Option(names = "--strict", description = "Do not start if a view cannot be served, instead of leaving it out.")
    private boolean strict;

    @Option(
            names = "--stop-with-input",
            hidden = true,
            description = "Stop when standard input ends, as it does when the parent process ends.")
    private boolean stopWithInput;

    ServeCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        Configuration read = strict ? configuration.read().strict() : configuration.read();
        if (stopWithInput) {
            Thread watch = new Thread(ServeCommand::stopAtEndOfInput, "end-of-input");
            watch.setDaemon(true);
            watch.start();
        }
        out.println("serving " + read.application() + " from Kafka at "
                + read.kafka().values().get("bootstrap.servers") + ", schemas at "
                + read.registry().address());
        try (Instance instance = Instance.start(read)) {
            Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "shutdown"));
            instance.notesOnRefusedViews().forEach(out::println);
            instance.noteOnEarlierPlans().ifPresent(out::println);
            AccessNotes.on(read).forEach(note -> out.println("note: " + note));
            out.println("listening on " + instance.address());
            out.println("health and metrics at " + instance.administrationAddress());
            instance.awaitHydration(out);
            out.println("ready");
            instance.awaitFailure();
        }
    }

    private static void stopAtEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("standard input cannot be read", e);
        } finally {
            System.exit(0);
        }
    }
}
