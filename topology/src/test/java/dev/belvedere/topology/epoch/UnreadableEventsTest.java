package dev.belvedere.topology.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.transaction.Membership;
import dev.belvedere.serdes.transaction.TransactionEnd;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One table of two partitions, and one of one partition. */
class UnreadableEventsTest {

    private static final String ACCOUNTS = "public.accounts";
    private static final String TRANSFERS = "public.transfers";

    private final Map<Integer, SourceQueue> queues = queues(new long[3], new long[3], new long[3]);
    private final long[] offsets = new long[3];
    private TransactionOrder order = order(queues);
    private long ends;
    private long nowMs;

    private static Map<Integer, SourceQueue> queues(long[] taken, long[] reached, long[] unreadable) {
        Map<Integer, SourceQueue> queues = Map.of(0, new SourceQueue(), 1, new SourceQueue(), 2, new SourceQueue());
        queues.forEach((source, queue) -> queue.resume(taken[source], reached[source], unreadable[source]));
        return queues;
    }

    private static TransactionOrder order(Map<Integer, SourceQueue> queues) {
        return new TransactionOrder(
                new SourceDatabase("bank", "bank.transaction", List.of("accounts", "transfers"), Map.of()),
                Map.of(ACCOUNTS, List.of(0, 1), TRANSFERS, List.of(2)),
                queues);
    }

    private void event(int source, String transaction, long number) {
        come(source, Membership.of(transaction, number, source < 2 ? ACCOUNTS : TRANSFERS));
    }

    private void unreadable(int source) {
        come(source, Membership.UNREADABLE);
    }

    private void come(int source, Membership membership) {
        order.event(source, offsets[source], membership, "topic");
        offsets[source]++;
        queue(source).polled(offsets[source]);
    }

    private void end(String transaction, long ofAccounts, long ofTransfers) {
        order.ended(
                new TransactionEnd(transaction, 100 + ends, 0, Map.of(ACCOUNTS, ofAccounts, TRANSFERS, ofTransfers)),
                ends++);
    }

    private SourceQueue queue(int source) {
        return Objects.requireNonNull(queues.get(source));
    }

    /** Takes in what has no transaction and what is complete, as every decision does. */
    private long take() {
        queues.values().forEach(queue -> {
            while (queue.takeWithoutTransaction() > 0) {}
        });
        return order.pass(100);
    }

    private long takeAfterAWhile(Map<Integer, Long> topicEnds) {
        take();
        for (int look = 0; look < 2; look++) {
            order.lookForUnreadable(topicEnds, nowMs);
            nowMs += UnreadableEvents.WAIT_MS;
        }
        take();
        return order.takenEnd();
    }

    private long takeAfterAWhile() {
        return takeAfterAWhile(Map.of(0, offsets[0], 1, offsets[1], 2, offsets[2]));
    }

    @Test
    void completesATransactionByAnEventThatCannotBeRead() {
        event(0, "7", 1);
        unreadable(1);
        end("7", 2, 0);
        assertThat(take()).isZero();
        assertThat(order.obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("1 of 2 events"));

        assertThat(takeAfterAWhile()).isOne();

        assertThat(queue(0).taken()).isOne();
        assertThat(queue(1).taken()).isOne();
        assertThat(order.obstacle()).isEmpty();
    }

    @Test
    void completesATransactionOfWhichNoEventCanBeRead() {
        unreadable(0);
        end("7", 1, 0);

        assertThat(takeAfterAWhile()).isOne();
    }

    @Test
    void waitsForEventsThatAreStillToCome() {
        unreadable(0);
        event(2, "7", 2);
        end("7", 1, 1);

        assertThat(takeAfterAWhile(Map.of(0, 1L, 1, 1L, 2, 1L)))
                .as("partition 1 has an event that has not been fetched")
                .isZero();
        event(1, "7", 1);

        assertThat(take()).isEqualTo(2);
        assertThat(order.mayLackUnreadable()).isFalse();
    }

    @Test
    void doesNotCompleteATransactionByEventsOfAnotherTable() {
        unreadable(2);
        event(0, "7", 1);
        end("7", 2, 0);

        assertThat(order.mayLackUnreadable()).isFalse();
        assertThat(takeAfterAWhile()).isZero();
    }

    @Test
    void doesNotCompleteATransactionByEventsBehindThoseOfALaterOne() {
        event(0, "8", 1);
        unreadable(0);
        event(1, "7", 1);
        end("7", 2, 0);

        assertThat(order.mayLackUnreadable()).isFalse();
        assertThat(takeAfterAWhile()).isZero();
    }

    @Test
    void doesNotCompleteATransactionByEventsInFrontOfThoseOfAnEarlierOne() {
        unreadable(0);
        event(0, "7", 1);
        end("7", 1, 0);
        assertThat(take()).isOne();

        event(2, "8", 1);
        end("8", 1, 1);

        assertThat(order.mayLackUnreadable()).isFalse();
        assertThat(takeAfterAWhile()).isOne();
    }

    @Test
    void countsEachEventOnce() {
        unreadable(0);
        end("7", 1, 0);
        end("8", 1, 0);

        assertThat(takeAfterAWhile()).isOne();
        assertThat(takeAfterAWhile()).isOne();
        unreadable(1);
        assertThat(takeAfterAWhile()).isEqualTo(2);
    }

    @Test
    void countsFirstWhatALaterTransactionStandsBehind() {
        unreadable(0);
        unreadable(1);
        event(1, "8", 1);
        end("7", 1, 0);
        end("8", 1, 0);
        end("9", 1, 0);

        assertThat(takeAfterAWhile()).isEqualTo(2);
        assertThat(takeAfterAWhile()).isEqualTo(3);
    }

    @Test
    void knowsAfterAChangeOfTheLeaderWhatWasTakenInBefore() {
        unreadable(0);
        take();
        Map<Integer, SourceQueue> resumed =
                queues(new long[] {queue(0).taken(), 0, 0}, new long[] {queue(0).reached(), 0, 0}, new long[] {
                    queue(0).unreadableTaken(), 0, 0
                });
        order = order(resumed);
        end("7", 1, 0);
        Map<Integer, Long> topicEnds = Map.of(0, 1L);

        order.lookForUnreadable(topicEnds, 0);
        order.lookForUnreadable(topicEnds, UnreadableEvents.WAIT_MS);

        assertThat(order.pass(10)).isZero();
        assertThat(order.takenEnd()).isOne();
    }
}
