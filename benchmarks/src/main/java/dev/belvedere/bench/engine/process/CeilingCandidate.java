package dev.belvedere.bench.engine.process;

import dev.belvedere.bench.engine.candidate.Candidate;
import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.engine.candidate.SummaryView;
import dev.belvedere.bench.shop.ExpectedRows;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.waiting.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The upper bound of a candidate that decodes each event and keeps it on disk: one {@link CeilingReader} per thread, each with its share of the partitions. */
final class CeilingCandidate implements Candidate {

    private static final Waiting WAITING = Waiting.every(Duration.ofNanos(200_000));

    private final List<CeilingReader> readers;

    CeilingCandidate(CandidateSettings settings) {
        readers = IntStream.range(0, settings.threads())
                .mapToObj(reader -> new CeilingReader(
                        settings, Path.of(settings.directory(), "reader-" + reader), partitions(settings, reader)))
                .toList();
        readers.forEach(CeilingReader::start);
    }

    private static List<TopicPartition> partitions(CandidateSettings settings, int reader) {
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
    public long awaitComplete(ExpectedRows expected) {
        boolean unused = WAITING.until(
                () -> readers.stream().mapToLong(CeilingReader::events).sum() >= expected.events());
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
