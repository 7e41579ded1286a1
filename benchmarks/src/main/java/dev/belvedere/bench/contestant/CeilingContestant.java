package dev.belvedere.bench.contestant;

import dev.belvedere.bench.shop.Expectation;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** What no one can beat who decodes each event and keeps it on disk: as many {@link CeilingReader}s as threads, each with its share of the partitions. */
final class CeilingContestant implements Contestant {

    private static final long PAUSE_NANOS = 200_000;

    private final List<CeilingReader> readers;

    CeilingContestant(ContestantSettings settings) {
        readers = IntStream.range(0, settings.threads())
                .mapToObj(reader -> new CeilingReader(
                        settings, Path.of(settings.directory(), "reader-" + reader), partitions(settings, reader)))
                .toList();
        readers.forEach(CeilingReader::start);
    }

    private static List<TopicPartition> partitions(ContestantSettings settings, int reader) {
        return ShopState.TABLES.stream()
                .flatMap(table -> IntStream.range(0, settings.partitions())
                        .filter(partition -> partition % settings.threads() == reader)
                        .mapToObj(partition -> new TopicPartition(ShopTopics.topic(settings.name(), table), partition)))
                .toList();
    }

    @Override
    public void pause() {
        readers.forEach(reader -> reader.pause(true));
    }

    @Override
    public void resume() {
        readers.forEach(reader -> reader.pause(false));
    }

    @Override
    public long awaitComplete(Expectation expectation) {
        while (readers.stream().mapToLong(CeilingReader::events).sum() < expectation.events()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return System.nanoTime();
    }

    @Override
    public Optional<SummaryView> view() {
        return Optional.empty();
    }

    @Override
    public double internalBytes() {
        return 0;
    }

    @Override
    public void close() {
        readers.forEach(CeilingReader::close);
    }
}
