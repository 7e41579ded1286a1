package dev.belvedere.bench.drill;

import java.util.Locale;
import java.util.function.Supplier;

/** The drills by their command. */
enum DrillKind {
    KILL("Kill an instance and restart it with its state.", KillDrill::new),
    PAUSE("Suspend an instance for longer than its session timeout.", PauseDrill::new),
    ROLL("Restart all instances one after the other.", RollDrill::new),
    SCALE("Scale from one instance to three and back to two.", ScaleDrill::new),
    CUT("Cut instances off from each other and from Kafka; requires root.", CutDrill::new),
    BROKER("Restart Kafka, and stop the registry while an instance is killed.", BrokerDrill::new);

    private final String description;
    private final Supplier<Drill> drill;

    DrillKind(String description, Supplier<Drill> drill) {
        this.description = description;
        this.drill = drill;
    }

    /** The name of the command. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A sentence for the list of commands. */
    String description() {
        return description;
    }

    /** A new drill. */
    Drill create() {
        return drill.get();
    }
}
