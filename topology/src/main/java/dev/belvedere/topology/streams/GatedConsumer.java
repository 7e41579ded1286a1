package dev.belvedere.topology.streams;

import dev.belvedere.topology.epoch.Gates;
import dev.belvedere.topology.epoch.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of a stream thread, which hands out only what lies before the {@link Gates}. It fetches further and holds the rest, so that an epoch can begin without a
 * fetch. What it holds has not been consumed as far as Kafka Streams knows: neither its positions nor the offsets that it commits include it. Used by one thread.
 */
final class GatedConsumer extends KafkaConsumer<byte[], byte[]> {

    /** A partition is not fetched any further while so many of its records are held. */
    private static final int MOST_HELD = 10_000;

    /**
     * About so much is handed out at once: Kafka Streams does not ask for more before all of it is processed, and a stage whose gate opens meanwhile waits.
     */
    private static final int MOST_BYTES_AT_ONCE = 128 << 10;

    /** What an open gate lets pass is waited for this long at a time while records are held of other partitions. */
    private static final long FETCH_NANOS = 1_000_000;

    /**
     * While records are held in front of gates, more are fetched this often, unless a gate opens: a fetch for each event of a busy table would cost the broker more than
     * all that is done with them.
     */
    private static final long GATE_NANOS = 5_000_000;

    /** Records of an epoch that are still being fetched are waited for this long, so that all are processed in one transaction. */
    private static final long WHOLE_NANOS = 10_000_000;

    private final Gates gates;
    private final Stages stages;
    private final CommitPace pace;
    private final Map<TopicPartition, HeldRecords> held = new HashMap<>();
    private long seenVersion = -1;
    private long changedAt;

    GatedConsumer(Map<String, Object> config, Gates gates, Stages stages, CommitPace pace) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.gates = gates;
        this.stages = stages;
        this.pace = pace;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            hold(super.poll(slice(deadline)));
            long now = System.nanoTime();
            if (isWhole(now)) {
                Handed handed = handOut();
                if (handed.count > 0 || now >= deadline) {
                    pace.polled(handed.count, handed.more);
                    return handed.records();
                }
                awaitGates(deadline - now);
            }
        }
    }

    /** How long to wait for records: not at all if some are held, whose gates are waited at. */
    private Duration slice(long deadline) {
        long left = Math.max(0, deadline - System.nanoTime());
        if (lacksSome()) {
            return Duration.ofNanos(Math.min(left, FETCH_NANOS));
        }
        return isHolding() ? Duration.ZERO : Duration.ofNanos(left);
    }

    private boolean isHolding() {
        return held.values().stream().anyMatch(HeldRecords::isWaiting);
    }

    private void awaitGates(long left) {
        if (isHolding() && !lacksSome()) {
            try {
                gates.await(seenVersion, Math.min(left, GATE_NANOS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void hold(ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            HeldRecords ofPartition = held(partition);
            ofPartition.add(records.records(partition));
            if (ofPartition.size() >= MOST_HELD && ofPartition.setFull(true)) {
                super.pause(List.of(partition));
            }
        }
    }

    private HeldRecords held(TopicPartition partition) {
        return held.computeIfAbsent(partition, unknown -> new HeldRecords(input(unknown)));
    }

    private OptionalInt input(TopicPartition partition) {
        return stages.input(partition.topic(), partition.partition());
    }

    /** Returns true unless something before the gates is still to be fetched, and is worth waiting for. */
    private boolean isWhole(long now) {
        long version = gates.version();
        if (version != seenVersion) {
            seenVersion = version;
            changedAt = now;
        }
        return now - changedAt >= WHOLE_NANOS || !lacksSome();
    }

    private boolean lacksSome() {
        return held.values().stream().anyMatch(this::lacks);
    }

    private boolean lacks(HeldRecords ofPartition) {
        return ofPartition.isFetching() && ofPartition.fetched() < finiteGate(ofPartition);
    }

    private long finiteGate(HeldRecords ofPartition) {
        long gate = gate(ofPartition);
        return gate == Long.MAX_VALUE ? 0 : gate;
    }

    private long gate(HeldRecords ofPartition) {
        OptionalInt input = ofPartition.input();
        return input.isPresent() ? gates.gate(input.getAsInt()) : Long.MAX_VALUE;
    }

    /** Records to hand out, with the positions behind them. */
    private static final class Handed {
        private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        private final boolean[] more;
        private int count;
        private int bytesLeft = MOST_BYTES_AT_ONCE;

        Handed(int stages) {
            more = new boolean[stages];
        }

        /** Takes what is left to be taken of a partition before its gate. */
        void take(TopicPartition partition, HeldRecords from, long gate) {
            List<ConsumerRecord<byte[], byte[]>> some = from.takeBefore(gate, bytesLeft);
            if (!some.isEmpty()) {
                some.forEach(record -> bytesLeft -= HeldRecords.bytes(record));
                records.put(partition, some);
                next.put(partition, new OffsetAndMetadata(from.position()));
                count += some.size();
            }
        }

        ConsumerRecords<byte[], byte[]> records() {
            return count == 0 ? ConsumerRecords.empty() : new ConsumerRecords<>(records, next);
        }
    }

    /** Takes what lies before the gates: of late stages first, because their epochs are nearest to their ends. */
    private Handed handOut() {
        Handed handed = new Handed(stages.count());
        // One decision opens several gates: all of them count, or none.
        synchronized (gates) {
            for (int stage = stages.count() - 1; stage >= 0; stage--) {
                handOut(stage, handed);
            }
        }
        resume();
        return handed;
    }

    private void handOut(int stage, Handed handed) {
        for (Map.Entry<TopicPartition, HeldRecords> entry : held.entrySet()) {
            HeldRecords ofPartition = entry.getValue();
            if (stage(ofPartition) == stage) {
                long gate = gate(ofPartition);
                handed.take(entry.getKey(), ofPartition, gate);
                handed.more[stage] |=
                        gate != Long.MAX_VALUE && ofPartition.position() < gate && !ofPartition.isPaused();
            }
        }
    }

    private int stage(HeldRecords ofPartition) {
        OptionalInt input = ofPartition.input();
        return input.isPresent() ? stages.inputs().get(input.getAsInt()).stage() : StreamsNames.TABLES;
    }

    /** Fetches again what there is room for. */
    private void resume() {
        List<TopicPartition> resumed = new ArrayList<>();
        held.forEach((partition, ofPartition) -> {
            if (ofPartition.size() < MOST_HELD / 2
                    && ofPartition.setFull(false)
                    && (ofPartition.isStarted() || !ofPartition.isPaused())) {
                resumed.add(partition);
            }
        });
        if (!resumed.isEmpty()) {
            super.resume(resumed);
        }
    }

    @Override
    public long position(TopicPartition partition) {
        OptionalLong known = knownPosition(partition);
        return known.isPresent() ? known.getAsLong() : super.position(partition);
    }

    @Override
    public long position(TopicPartition partition, Duration timeout) {
        OptionalLong known = knownPosition(partition);
        return known.isPresent() ? known.getAsLong() : super.position(partition, timeout);
    }

    private OptionalLong knownPosition(TopicPartition partition) {
        HeldRecords ofPartition = held.get(partition);
        return ofPartition == null ? OptionalLong.empty() : ofPartition.knownPosition();
    }

    /** Kafka Streams does not wait for what a gate holds back. */
    @Override
    public OptionalLong currentLag(TopicPartition partition) {
        return input(partition).isPresent() ? OptionalLong.of(0) : super.currentLag(partition);
    }

    /** Kafka Streams pauses a partition before its task runs, and while the task has enough records: then it is only not handed out. */
    @Override
    public void pause(Collection<TopicPartition> partitions) {
        List<TopicPartition> unstarted = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            held(partition).setPaused(true);
            if (!held(partition).isStarted()) {
                unstarted.add(partition);
            }
        }
        super.pause(unstarted);
    }

    @Override
    public void resume(Collection<TopicPartition> partitions) {
        List<TopicPartition> notFull = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            HeldRecords ofPartition = held(partition);
            ofPartition.setPaused(false);
            if (!ofPartition.isStarted()) {
                ofPartition.start(super.position(partition));
            }
            if (!ofPartition.isFull()) {
                notFull.add(partition);
            }
        }
        super.resume(notFull);
    }

    @Override
    public void seek(TopicPartition partition, long offset) {
        held.remove(partition);
        super.seek(partition, offset);
    }

    @Override
    public void seek(TopicPartition partition, OffsetAndMetadata offset) {
        held.remove(partition);
        super.seek(partition, offset);
    }

    @Override
    public void seekToBeginning(Collection<TopicPartition> partitions) {
        partitions.forEach(held::remove);
        super.seekToBeginning(partitions);
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new Forgetting(listener));
    }

    @Override
    public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
        super.subscribe(pattern, new Forgetting(listener));
    }

    /** Drops what is held of partitions that move: after Kafka Streams has let go of them, and before it takes them up. */
    private final class Forgetting implements ConsumerRebalanceListener {

        private final ConsumerRebalanceListener listener;

        Forgetting(ConsumerRebalanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                listener.onPartitionsRevoked(partitions);
            } finally {
                forget(partitions);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            try {
                listener.onPartitionsLost(partitions);
            } finally {
                forget(partitions);
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            forget(partitions);
            listener.onPartitionsAssigned(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            Set<TopicPartition> gone = new HashSet<>(partitions);
            held.keySet().removeAll(gone);
            if (!gone.isEmpty()) {
                pace.revoked();
            }
        }
    }
}
