package dev.belvedere.topology.engine.epochs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.topology.epoch.EpochsRecord;
import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Leader;
import dev.belvedere.topology.epoch.Stages;
import dev.belvedere.topology.epoch.Succession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppliedRecordsTest {

    private static final Stages STAGES =
            new Stages(1, List.of(new Stages.Input("rates", 0, 0, Stages.PRODUCERS)), List.of());

    private final Leader leader = Leader.NONE.next();
    private final Gates gates = new Gates(STAGES, false);
    private final AppliedRecords applied = new AppliedRecords(gates);

    private byte[] claim() {
        return new EpochsRecord.Claim(leader).encode(-1);
    }

    private byte[] opening(long epoch) {
        EpochsRecord.Opening opening = new EpochsRecord.Opening(0, epoch, Map.of(0, epoch * 10), Optional.empty());
        return new EpochsRecord.Decision(leader, 0, List.of(opening), Optional.empty()).encode(-1);
    }

    @Test
    void takesWhatWasWrittenBehindWhatWasRead() {
        applied.read(4, claim());

        applied.written(5, opening(1));

        assertThat(gates.gate(0)).isEqualTo(10);
    }

    @Test
    void doesNotTakeARecordAgainThatHasBeenWritten() {
        applied.read(4, claim());
        applied.written(5, opening(1));
        applied.written(6, opening(2));
        long version = gates.version();

        assertThat(applied.read(5, opening(1))).isEqualTo(Succession.Outcome.IGNORED);
        assertThat(gates.version()).isEqualTo(version);
        assertThat(gates.gate(0)).isEqualTo(20);
    }

    @Test
    void leavesToReadingWhatDoesNotFollow() {
        applied.read(4, claim());
        applied.written(6, opening(2));
        assertThat(gates.gate(0)).isZero();

        applied.read(5, opening(1));
        assertThat(gates.gate(0)).isEqualTo(10);
        applied.read(6, opening(2));
        assertThat(gates.gate(0)).isEqualTo(20);
    }

    @Test
    void takesNothingBeforeSomethingWasRead() {
        applied.written(0, claim());
        applied.written(1, opening(1));

        assertThat(gates.gate(0)).isZero();
        assertThat(gates.version()).isZero();
    }

    @Test
    void goesBackWhereItHasToBeginAnew() {
        assertThat(applied.read(7, opening(3))).isEqualTo(Succession.Outcome.BEGIN_ANEW);

        applied.read(4, claim());
        applied.read(5, opening(1));

        assertThat(gates.gate(0)).isEqualTo(10);
    }
}
