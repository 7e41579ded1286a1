package dev.belvedere.bench.engine.process;

import dev.belvedere.bench.engine.candidate.Candidate;
import dev.belvedere.bench.engine.candidate.CandidateSettings;
import dev.belvedere.bench.engine.candidate.StreamsCandidate;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.engine.Blueprint;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.EngineSettings;
import dev.belvedere.topology.engine.InstanceSettings;
import dev.belvedere.topology.engine.SnapshotSettings;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.Statement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts this engine with its defaults. */
final class BelvedereCandidate {

    private static final int LARGEST_ROW_BYTES = 1 << 20;
    private static final Duration REACH_TIMEOUT = Duration.ofSeconds(20);

    private BelvedereCandidate() {}

    /** Starts the engine and returns when it is running. */
    static Candidate start(CandidateSettings settings) {
        Registry registry = Registry.connect(settings.registryUrl(), Map.of(), REACH_TIMEOUT);
        EngineSettings ofEngine = engineSettings(settings);
        Engine engine = Engine.start(
                ofEngine,
                Blueprint.draw(ofEngine, List.of(statement(settings)), registry),
                registry,
                new SimpleMeterRegistry());
        return StreamsCandidate.running(
                engine.streams(), () -> new BelvedereView(engine, engine.views().get(0)), engine::close);
    }

    private static EngineSettings engineSettings(CandidateSettings settings) {
        return new EngineSettings(
                settings.name(),
                ShopState.TABLES.stream()
                        .map(table -> TableSource.of(table, ShopTopics.topic(settings.name(), table)))
                        .toList(),
                List.of(),
                List.of(),
                SqlSettings.NONE,
                settings.partitions(),
                settings.threads(),
                Duration.ofMillis(settings.commitMs()),
                Path.of(settings.directory()),
                settings.memoryBytes(),
                SnapshotSettings.DEFAULT,
                LARGEST_ROW_BYTES,
                InstanceSettings.ALONE,
                REACH_TIMEOUT,
                Map.of("bootstrap.servers", settings.bootstrapServers()));
    }

    private static Statement statement(CandidateSettings settings) {
        try {
            return new Statement(settings.view(), Files.readString(Path.of(settings.view())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
