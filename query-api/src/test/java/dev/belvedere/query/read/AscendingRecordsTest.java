package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class AscendingRecordsTest {

    private static final byte HIGH = (byte) 0x80;

    private static AscendingRecords before(int end, byte... keys) {
        return new AscendingRecords(new byte[] {(byte) end}, new FakeIterator(keys));
    }

    private static List<Byte> keys(AscendingRecords records) {
        List<Byte> keys = new ArrayList<>();
        records.forEachRemaining(record -> keys.add(record.key().get()[0]));
        return keys;
    }

    @Test
    void leavesTheEndOut() {
        assertThat(keys(before(3, (byte) 1, (byte) 2, (byte) 3))).containsExactly((byte) 1, (byte) 2);
    }

    @Test
    void comparesBytesWithoutSign() {
        assertThat(keys(before(0x81, (byte) 1, HIGH))).containsExactly((byte) 1, HIGH);
    }

    @Test
    void endsWithTheIterator() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> before(3).next());
    }
}
