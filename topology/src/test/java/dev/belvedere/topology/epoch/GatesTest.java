package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.epoch.EpochsRecord.Checkpoint;
import dev.belvedere.topology.epoch.EpochsRecord.Claim;
import dev.belvedere.topology.epoch.EpochsRecord.Decision;
import dev.belvedere.topology.epoch.EpochsRecord.Opening;
import dev.belvedere.topology.epoch.EpochsRecord.Release;
import dev.belvedere.topology.epoch.EpochsRecord.Stalls;
import dev.belvedere.topology.epoch.Succession.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {

    private static final Stages STAGES = new Stages(
            2,
            List.of(new Stages.Input("users", 0, 0, Stages.PRODUCERS), new Stages.Input("exchange", 0, 1, 0)),
            List.of(new Stages.Log("changelog", 0, 1)));
    private static final Position POSITION = new Position(
            new long[] {3}, new long[] {70}, new long[] {5}, new long[] {6}, new long[] {2}, new long[] {1}, false);

    private static final Leader FIRST = Leader.NONE.next();
    private static final Leader SECOND = FIRST.next();

    private final List<Epoch> released = new ArrayList<>();
    private final Gates gates = gates();

    private Gates gates() {
        Gates followed = new Gates(STAGES, false);
        followed.tell((epoch, logged) -> released.add(epoch));
        return followed;
    }

    private static Decision opening(Leader leader, long gate) {
        return new Decision(
                leader, 0, List.of(new Opening(0, 1, Map.of(0, gate), Optional.of(POSITION))), Optional.empty());
    }

    private static Decision release(Leader leader) {
        return new Decision(leader, 9, List.of(), Optional.of(new Release(1, Map.of(0, 4L), Map.of(0, 2L))));
    }

    @Test
    void opensAGateAndReleasesTheEpoch() {
        gates.apply(new Claim(FIRST), 0);
        gates.apply(opening(FIRST, 5), 0);
        assertThat(gates.gate(0)).isEqualTo(5);
        assertThat(gates.opened(0)).isOne();
        assertThat(released).isEmpty();

        gates.apply(release(FIRST), 77);

        assertThat(released).containsExactly(new Epoch(1, POSITION, Map.of(0, 2L), 77));
    }

    @Test
    @Timeout(60)
    void wakesWhoeverWaitsForTheNextDecision() throws InterruptedException {
        gates.apply(new Claim(FIRST), 0);
        long seen = gates.version();
        Thread decider = new Thread(() -> gates.apply(opening(FIRST, 5), 0));
        decider.start();

        gates.await(seen, Long.MAX_VALUE / 2);

        assertThat(gates.gate(0)).isEqualTo(5);
        decider.join();
        gates.await(seen, Long.MAX_VALUE / 2);
    }

    @Test
    void ignoresALeaderThatHasBeenSucceededAndDoesNotKnowIt() {
        gates.apply(new Claim(FIRST), 0);
        gates.apply(new Claim(SECOND), 0);

        assertThat(gates.apply(opening(FIRST, 5), 0)).isEqualTo(Outcome.IGNORED);
        assertThat(gates.apply(opening(SECOND, 2), 0)).isEqualTo(Outcome.APPLIED);

        assertThat(gates.gate(0)).isEqualTo(2);
    }

    @Test
    void takesTheFirstOfTwoThatClaimTheSameTerm() {
        Leader other = Leader.NONE.next();
        gates.apply(new Claim(FIRST), 0);

        assertThat(gates.apply(new Claim(other), 0)).isEqualTo(Outcome.IGNORED);
        assertThat(gates.apply(opening(other, 5), 0)).isEqualTo(Outcome.IGNORED);
    }

    @Test
    void beginsAnewIfWhatItHasReadWasOfALeaderThatHadBeenSucceeded() {
        KeeperState state = Keeper.start(STAGES, 1, 1);
        gates.apply(new Checkpoint(FIRST, state), 0);

        assertThat(gates.apply(opening(SECOND, 5), 0)).isEqualTo(Outcome.BEGIN_ANEW);
        assertThat(gates.apply(new Checkpoint(SECOND, state), 0)).isEqualTo(Outcome.APPLIED);
        assertThat(gates.apply(opening(SECOND, 5), 0)).isEqualTo(Outcome.APPLIED);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void givesBackWhatItWasGiven(EpochsRecord record) {
        byte[] encoded = record.encode(12);

        assertThat(EpochsRecord.decode(encoded)).usingRecursiveComparison().isEqualTo(record);
        assertThat(EpochsRecord.checkpointBefore(encoded)).isEqualTo(12);
    }

    static List<EpochsRecord> everyKind() {
        return List.of(
                new Claim(FIRST),
                opening(FIRST, 1L << 40),
                release(SECOND),
                new Checkpoint(SECOND, Keeper.start(STAGES, 1, 1)),
                new Stalls(FIRST, List.of(new Stall("shop", "transaction 7 is not complete", 1_000))));
    }
}
