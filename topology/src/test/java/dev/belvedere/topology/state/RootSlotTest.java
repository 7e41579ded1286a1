package dev.belvedere.topology.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.row.ByteReader;
import dev.belvedere.serdes.row.ByteWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An order that refers to a user. */
class RootSlotTest {

    private RootSlot slot = new RootSlot(1);

    @Test
    void becomesVisibleWithItsPartner() {
        order(1, "to ann", "ann");
        assertThat(visible()).isEqualTo("nothing");

        answer(1, "ann", "Ann");

        assertThat(visible()).isEqualTo("to ann with Ann");
    }

    @Test
    void keepsTheOldRowUntilTheNewPartnerIsKnown() {
        order(1, "to ann", "ann");
        answer(1, "ann", "Ann");

        order(2, "to bob", "bob");

        assertThat(visible()).isEqualTo("to ann with Ann");
        answer(2, "bob", "Bob");
        assertThat(visible()).isEqualTo("to bob with Bob");
    }

    @Test
    void usesAnAnswerThatCameBeforeItsRow() {
        order(1, "to ann", "ann");
        answer(1, "ann", "Ann");
        answer(2, "bob", "Bob");

        order(2, "to bob", "bob");

        assertThat(visible()).isEqualTo("to bob with Bob");
    }

    @Test
    void dropsALateAnswerOfAPartnerItHasLeft() {
        order(1, "to ann", "ann");
        order(2, "to bob", "bob");
        answer(2, "bob", "Bob");

        answer(1, "ann", "Ann");

        assertThat(visible()).isEqualTo("to bob with Bob");
    }

    @Test
    void followsAPartnerThatChanges() {
        order(1, "to ann", "ann");
        answer(1, "ann", "Ann");

        answer(1, "ann", "Anna");

        assertThat(visible()).isEqualTo("to ann with Anna");
    }

    @Test
    void prefersTheNewestAnswerWhenItComesBackToAPartner() {
        order(1, "to ann", "ann");
        answer(1, "ann", "Ann");
        order(2, "to bob", "bob");
        answer(3, "ann", "Anna");

        order(3, "to ann again", "ann");

        assertThat(visible()).isEqualTo("to ann again with Anna");
    }

    @Test
    void needsNoAnswerForAForeignKeyThatIsNull() {
        order(1, "to nobody", "");

        assertThat(visible()).isEqualTo("to nobody with nothing");
    }

    @Test
    void isEmptyOnceTheRowIsGone() {
        order(1, "to ann", "ann");
        answer(1, "ann", "Ann");

        slot.rowChanged(2, null, new byte[0][]);

        assertThat(slot.isEmpty()).isTrue();
    }

    @Test
    void isEmptyOnceTheSubscriptionOfAGoneRowHasEnded() {
        order(1, "to ann", "ann");
        slot.rowChanged(2, null, new byte[0][]);
        slot = new RootSlot(1);
        answer(1, "ann", "Ann");
        assertThat(slot.isEmpty()).isFalse();

        slot.ended(0, 1);

        assertThat(slot.isEmpty()).isTrue();
    }

    @Test
    void isTheSameAfterItWasStored() {
        order(1, "to ann", "ann");
        answer(1, "ann", "Ann");
        order(2, "to bob", "bob");
        answer(3, "cid", "Cid");

        ByteWriter out = new ByteWriter(16);
        slot.writeTo(out);
        slot = RootSlot.read(new ByteReader(out.toByteArray(), 0), 1);

        assertThat(visible()).isEqualTo("to ann with Ann");
        order(3, "to cid", "cid");
        assertThat(visible()).isEqualTo("to cid with Cid");
    }

    private void order(long offset, String row, String user) {
        slot.rowChanged(offset, bytes(row), new byte[][] {bytes(user)});
    }

    private void answer(long since, String user, String row) {
        slot.answered(0, since, bytes(user), bytes(row));
    }

    private String visible() {
        return slot.row() == null ? "nothing" : text(slot.row()) + " with " + text(slot.lookedUp(0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "nothing" : new String(bytes, StandardCharsets.UTF_8);
    }
}
