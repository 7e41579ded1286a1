package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.cluster.Network;
import java.time.Duration;
import java.util.Map;

/** What is done to the instances while they are read, and their tables change. Used once, by one thread. */
interface Drill {

    /** How many instances run before it begins. */
    default int first(Course course) {
        return course.instances;
    }

    /** What the instances are joined by. */
    default Network network(Course course) {
        return Network.loopback();
    }

    /** How long an instance may be silent until the others take over what it holds. */
    default Duration sessionTimeout() {
        return Duration.ofSeconds(10);
    }

    /** Whether a read may fail at two instances, one after the other. */
    default boolean readsMayFail() {
        return true;
    }

    /** Returns when everything is as it should be again. */
    void carryOut(Stage stage);

    /** What it has found out besides, by its name in the report; asked when all instances have stopped. */
    default Map<String, Long> findings() {
        return Map.of();
    }
}
