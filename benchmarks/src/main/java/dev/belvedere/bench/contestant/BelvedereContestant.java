package dev.belvedere.bench.contestant;

import dev.belvedere.bench.shop.Expectation;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.bench.shop.ShopTopics;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.EngineSettings;
import dev.belvedere.topology.engine.InstanceSettings;
import dev.belvedere.topology.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This engine, with its defaults. */
final class BelvedereContestant implements Contestant {

    private static final Duration MARK_INTERVAL = Duration.ofSeconds(1);
    private static final Duration REACH_TIMEOUT = Duration.ofSeconds(20);

    private final Engine engine;
    private final StreamsApplication application;
    private final SummaryView view;

    BelvedereContestant(ContestantSettings settings) {
        Registry registry = Registry.connect(settings.registryUrl(), Map.of(), REACH_TIMEOUT);
        engine = Engine.start(engineSettings(settings), List.of(statement(settings)), registry);
        application = new StreamsApplication(engine.streams());
        application.awaitRunning();
        view = new BelvedereView(engine, engine.views().get(0));
    }

    private static EngineSettings engineSettings(ContestantSettings settings) {
        return new EngineSettings(
                settings.name(),
                ShopState.TABLES.stream()
                        .map(table -> new TableSource(table, ShopTopics.topic(settings.name(), table), List.of()))
                        .toList(),
                List.of(),
                settings.partitions(),
                settings.threads(),
                Duration.ofMillis(settings.commitMs()),
                MARK_INTERVAL,
                Path.of(settings.directory()),
                settings.memoryBytes(),
                0,
                InstanceSettings.ALONE,
                REACH_TIMEOUT,
                Map.of("bootstrap.servers", settings.bootstrapServers()));
    }

    private static Statement statement(ContestantSettings settings) {
        try {
            return new Statement(settings.view(), Files.readString(Path.of(settings.view())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void pause() {
        engine.streams().pause();
    }

    @Override
    public void resume() {
        engine.streams().resume();
    }

    @Override
    public long awaitComplete(Expectation expectation) {
        return new Completion(view, expectation).await();
    }

    @Override
    public Optional<SummaryView> view() {
        return Optional.of(view);
    }

    @Override
    public double internalBytes() {
        return application.internalBytes();
    }

    @Override
    public void close() {
        engine.close();
    }
}
