package dev.belvedere.topology.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShardChangesTest {

    private final LongAdder bytes = new LongAdder();
    private final PastRecords past = new PastRecords(bytes);
    private final ShardChanges changes = new ShardChanges(past, 1, Runnable::run);
    private final AtomicInteger woken = new AtomicInteger();
    private final Runnable wake = woken::incrementAndGet;

    private static byte @Nullable [] value(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static Bytes key(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private void change(long epoch, String key, @Nullable String before, @Nullable String after) {
        past.changed(past.changing(epoch, key(key), value(before)), value(after));
    }

    private List<String> net(long after, long upTo, String from, String to) {
        List<String> net = new ArrayList<>();
        for (Iterator<RecordChange> all = changes.net(after, upTo, key(from), key(to)); all.hasNext(); ) {
            RecordChange change = all.next();
            net.add(text(change.storeKey().get()) + ":" + text(change.before()) + ">" + text(change.after()));
        }
        return net;
    }

    private static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatAnEpochHasChangedInARange() {
        change(2, "a", null, "1");
        change(2, "b", "1", "2");
        change(2, "b", "2", "3");
        change(2, "c", "1", null);
        change(3, "a", "1", "2");

        assertThat(net(1, 2, "a", "c")).containsExactly("a:>1", "b:1>3");
        assertThat(net(1, 2, "b", "z")).containsExactly("b:1>3", "c:1>");
    }

    @Test
    void tellsNothingOfARecordThatIsAsBefore() {
        change(2, "a", null, "1");
        change(2, "a", "1", null);
        change(2, "b", "1", "2");
        change(2, "b", "2", "1");

        assertThat(net(1, 2, "a", "z")).isEmpty();
    }

    @Test
    void tellsTheNetChangeOfSeveralEpochs() {
        change(2, "a", "1", "2");
        change(2, "b", "1", "2");
        change(2, "c", "1", "2");
        change(3, "a", "2", "3");
        change(3, "b", "2", "1");

        assertThat(net(1, 3, "a", "z")).containsExactly("a:1>3", "c:1>2");
    }

    @Test
    void findsTheNextEpochThatHasChangedSomething() {
        change(3, "a", "1", "2");
        change(5, "a", "2", "3");

        assertThat(changes.first(1, 9)).isEqualTo(OptionalLong.of(3));
        assertThat(changes.first(3, 9)).isEqualTo(OptionalLong.of(5));
        assertThat(changes.first(3, 4)).isEmpty();
    }

    @Test
    void knowsWhatIsForgotten() {
        change(3, "a", "1", "2");
        change(5, "a", "2", "3");
        past.forget(4);

        assertThat(changes.isKept(2)).isFalse();
        assertThat(changes.isKept(3)).as("nothing has changed in 4").isTrue();
        past.forget(5);
        assertThat(bytes.sum()).isZero();
    }

    @Test
    void wakesOneThatWaitsForChangesOnlyIfThereAreSome() {
        assertThat(changes.await(1, false, wake)).isTrue();
        changes.complete(2);
        assertThat(woken).hasValue(0);
        change(3, "a", "1", "2");

        changes.complete(3);

        assertThat(woken).hasValue(1);
        assertThat(changes.waiting()).isZero();
        assertThat(changes.await(2, false, wake)).isFalse();
        assertThat(changes.await(3, false, wake)).isTrue();
    }

    @Test
    void wakesOneThatWaitsForEveryEpoch() {
        assertThat(changes.await(1, true, wake)).isTrue();

        changes.complete(2);

        assertThat(woken).hasValue(1);
        assertThat(changes.await(1, true, wake)).isFalse();
    }

    @Test
    void wakesAllWhoWaitWhenTheShardLeaves() {
        assertThat(changes.await(1, false, wake)).isTrue();

        changes.end();

        assertThat(woken).hasValue(1);
        assertThat(changes.await(1, false, wake)).isFalse();
    }

    @Test
    void forgetsOneThatDoesNotWaitAnyMore() {
        assertThat(changes.await(1, true, wake)).isTrue();
        changes.forget(wake);

        changes.complete(2);

        assertThat(woken).hasValue(0);
    }
}
