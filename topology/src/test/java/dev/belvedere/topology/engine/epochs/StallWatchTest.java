package dev.belvedere.topology.engine.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.epoch.Stall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private static final Map<String, String> WAITS = Map.of("shop", "transaction 7 is not complete");

    private final StallWatch watch = new StallWatch();

    @Test
    void saysNothingOfADatabaseThatGoesOnWithinThreeSeconds() {
        assertThat(watch.look(WAITS, List.of(), 10_000)).isEmpty();
        assertThat(watch.look(WAITS, List.of(), 12_999)).isEmpty();
        assertThat(watch.look(Map.of(), List.of(), 13_000)).isEmpty();
        assertThat(watch.look(WAITS, List.of(), 13_001)).isEmpty();
    }

    @Test
    void tellsOnceOfADatabaseThatStandsStillAndOnceThatItGoesOn() {
        assertThat(watch.look(WAITS, List.of(), 10_000)).isEmpty();
        assertThat(watch.look(WAITS, List.of(), 13_000))
                .contains(List.of(new Stall("shop", "transaction 7 is not complete", 10_000)));
        assertThat(watch.look(WAITS, List.of(), 14_000)).isEmpty();
        assertThat(watch.look(Map.of(), List.of(), 15_000)).contains(List.of());
        assertThat(watch.look(Map.of(), List.of(), 16_000)).isEmpty();
    }

    @Test
    void tellsAgainIfAnotherReasonFollows() {
        assertThat(watch.look(WAITS, List.of(), 10_000)).isEmpty();
        assertThat(watch.look(WAITS, List.of(), 13_000)).isPresent();
        assertThat(watch.look(Map.of("shop", "transaction 8 is not complete"), List.of(), 14_000))
                .contains(List.of(new Stall("shop", "transaction 8 is not complete", 10_000)));
    }
}
