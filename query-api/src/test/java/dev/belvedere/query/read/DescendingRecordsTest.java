package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class DescendingRecordsTest {

    private static List<Byte> keysBelow(int end, byte... keys) {
        List<Byte> found = new ArrayList<>();
        new DescendingRecords(new byte[] {(byte) end}, new FakeIterator(keys))
                .forEachRemaining(record -> found.add(record.key().get()[0]));
        return found;
    }

    @Test
    void leavesTheEndOut() {
        assertThat(keysBelow(3, (byte) 3, (byte) 2, (byte) 1)).containsExactly((byte) 2, (byte) 1);
    }

    @Test
    void beginsBelowAnEndThatIsNotThere() {
        assertThat(keysBelow(4, (byte) 3, (byte) 2)).containsExactly((byte) 3, (byte) 2);
    }

    @Test
    void endsWithTheIterator() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> new DescendingRecords(new byte[] {3}, new FakeIterator()).next());
    }
}
