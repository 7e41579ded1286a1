package dev.belvedere.bench.drill;

import java.util.Locale;

/** The drills by their command. */
enum DrillKind {
    KILL("Kill an instance and restart it with its state."),
    PAUSE("Suspend an instance for longer than its session timeout."),
    ROLL("Restart all instances one after the other."),
    SCALE("Scale from one instance to three and back to two."),
    CUT("Cut instances off from each other and from Kafka; requires root."),
    BROKER("Restart Kafka, and stop the registry while an instance is killed.");

    private final String description;

    DrillKind(String description) {
        this.description = description;
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
        return switch (this) {
            case KILL -> new KillDrill();
            case PAUSE -> new PauseDrill();
            case ROLL -> new RollDrill();
            case SCALE -> new ScaleDrill();
            case CUT -> new CutDrill();
            case BROKER -> new BrokerDrill();
        };
    }
}
