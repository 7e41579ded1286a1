package dev.belvedere.app.cli;

import dev.belvedere.app.serve.Deployment;
import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.topology.engine.DeadLetters;
import dev.belvedere.waiting.Waiting;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belvedere dead-letters}: shows the events that a deployment has set aside, and settles them. */
@Command(
        name = "dead-letters",
        description = {
            "Show the events that were set aside because they could not be taken in, and settle them.",
            "PLACE is topic/partition/offset, as list prints it. The exit code of replay, skip and repair is 1 if an event is still set aside at the end."
        })
final class DeadLettersCommand implements Runnable {

    private static final Duration LOOK = Duration.ofMillis(300);

    private final PrintStream out;

    @Mixin
    private ConfigurationOption configuration = new ConfigurationOption();

    @Spec
    private CommandSpec command = CommandSpec.create();

    DeadLettersCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "one of list, show, replay, skip and repair is required");
    }

    @Command(name = "list", description = "List the events that are set aside.")
    int list() {
        try (DeadLetters letters = open()) {
            letters.unsettled()
                    .forEach((place, letter) ->
                            out.println(place + "  " + letter.table() + "  " + letter.code() + "  " + letter.reason()));
        }
        return 0;
    }

    @Command(name = "show", description = "Show one event: its record as it came, and why it was set aside.")
    int show(@Parameters(paramLabel = "PLACE", description = "Which event.") String place) {
        try (DeadLetters letters = open()) {
            DeadLetter letter = chosen(letters.unsettled(), List.of(place))
                    .values()
                    .iterator()
                    .next();
            out.println("table:       " + letter.table());
            out.println("place:       " + place);
            out.println("timestamp:   " + Instant.ofEpochMilli(letter.timestampMs()));
            out.println("transaction: " + (letter.transaction() == null ? "not known" : letter.transaction()));
            out.println("code:        " + letter.code());
            out.println("reason:      " + letter.reason());
            out.println("remedy:      " + letter.remedy());
            letter.headers()
                    .forEach(header -> out.println("header:      " + header.name() + " " + hex(header.value())));
            out.println("key:         " + hex(letter.key()));
            out.println("value:       " + hex(letter.value()));
        }
        return 0;
    }

    @Command(name = "replay", description = "Take in events now, after what was the matter has been repaired.")
    int replay(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "PLACE",
                            description = "Which events, those of a row in their order.")
                    List<String> places,
            @Mixin SettlingTimeout timeout) {
        try (DeadLetters letters = open()) {
            return settle(letters, chosen(letters.unsettled(), places), DeadLetters::replay, timeout.value());
        }
    }

    @Command(name = "skip", description = "Go on without events, as if they had not been.")
    int skip(
            @Parameters(arity = "1..*", paramLabel = "PLACE", description = "Which events.") List<String> places,
            @Mixin SettlingTimeout timeout) {
        try (DeadLetters letters = open()) {
            return settle(letters, chosen(letters.unsettled(), places), DeadLetters::skip, timeout.value());
        }
    }

    @Command(name = "repair", description = "Replay all events that are set aside, those of each row in their order.")
    int repair(
            @Option(names = "--table", paramLabel = "NAME", description = "Only those of this table.") @Nullable
                    String table,
            @Mixin SettlingTimeout timeout) {
        try (DeadLetters letters = open()) {
            Map<String, DeadLetter> all = letters.unsettled();
            all.values().removeIf(letter -> table != null && !letter.table().equals(table));
            return settle(letters, all, DeadLetters::replay, timeout.value());
        }
    }

    private DeadLetters open() {
        return Deployment.of(configuration.read()).deadLetters();
    }

    private Map<String, DeadLetter> chosen(Map<String, DeadLetter> all, List<String> places) {
        Map<String, DeadLetter> chosen = new LinkedHashMap<>();
        for (String place : places) {
            DeadLetter letter = all.get(place);
            if (letter == null) {
                throw new ParameterException(
                        command.commandLine(), "no event at " + place + " is set aside; list shows those that are");
            }
            chosen.put(place, letter);
        }
        return chosen;
    }

    private int settle(
            DeadLetters letters,
            Map<String, DeadLetter> chosen,
            BiConsumer<DeadLetters, DeadLetter> request,
            Duration timeout) {
        chosen.values().forEach(letter -> request.accept(letters, letter));
        boolean unused = Waiting.every(LOOK)
                .atMost(timeout)
                .until(() -> left(letters, chosen).isEmpty());
        Map<String, DeadLetter> remaining = left(letters, chosen);
        chosen.keySet()
                .forEach(place -> out.println(place + "  "
                        + (remaining.containsKey(place) ? "still set aside: see the instances' log" : "settled")));
        return remaining.isEmpty() ? 0 : 1;
    }

    private static Map<String, DeadLetter> left(DeadLetters letters, Map<String, DeadLetter> chosen) {
        Map<String, DeadLetter> left = letters.unsettled();
        left.keySet().retainAll(chosen.keySet());
        return left;
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "none" : HexFormat.of().formatHex(bytes);
    }
}
