package dev.belvedere.query.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class RecordsBeforeTest {

    private static final byte HIGH = (byte) 0x80;

    private static RecordsBefore before(int end, byte... keys) {
        return new RecordsBefore(new byte[] {(byte) end}, new FakeIterator(keys));
    }

    private static List<Byte> keys(RecordsBefore records) {
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

    private static final class FakeIterator implements KeyValueIterator<Bytes, byte[]> {

        private final Queue<Bytes> keys = new ArrayDeque<>();

        FakeIterator(byte... keys) {
            for (byte key : keys) {
                this.keys.add(Bytes.wrap(new byte[] {key}));
            }
        }

        @Override
        public boolean hasNext() {
            return !keys.isEmpty();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            return KeyValue.pair(keys.remove(), new byte[0]);
        }

        @Override
        public Bytes peekNextKey() {
            return keys.element();
        }

        @Override
        public void close() {}
    }
}
