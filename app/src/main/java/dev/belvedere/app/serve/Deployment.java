package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.app.config.Configuration.Table;
import dev.belvedere.serdes.column.ColumnDeclaration;
import dev.belvedere.serdes.dialect.EventFormat;
import dev.belvedere.serdes.failure.BelvedereException;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.CatalogReader;
import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.engine.Blueprint;
import dev.belvedere.topology.engine.DeadLetters;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.EngineSettings;
import dev.belvedere.topology.engine.InstanceSettings;
import dev.belvedere.topology.engine.SnapshotSettings;
import dev.belvedere.topology.engine.view.View;
import dev.belvedere.topology.epoch.SourceDatabase;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.plan.logical.SqlSettings;
import dev.belvedere.topology.sql.Statement;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration, translated for the engine. */
public final class Deployment {

    private final Configuration configuration;
    private final List<Statement> statements;

    private Deployment(Configuration configuration, List<Statement> statements) {
        this.configuration = configuration;
        this.statements = List.copyOf(statements);
    }

    /** Reads the view files that the configuration names. */
    public static Deployment of(Configuration configuration) {
        return new Deployment(
                configuration,
                configuration.views().stream()
                        .flatMap(file -> statements(file).stream())
                        .toList());
    }

    /**
     * Plans all views. Reads the tables' schemas from the registry and starts nothing.
     *
     * @throws dev.belvedere.serdes.failure.BelvedereException if the registry cannot be reached or a view cannot be planned
     */
    public Blueprint blueprint() {
        return Blueprint.draw(settings(), statements, registry());
    }

    /**
     * Plans all views, as {@link #blueprint} does, and returns their names in the order of their statements.
     *
     * @throws BelvedereException if the registry cannot be reached or a view cannot be planned
     */
    public List<String> viewNames() {
        return blueprint().views().stream().map(View::name).toList();
    }

    /** Returns the tables that the registry cannot describe by now, each with the reason. */
    public Map<String, BelvedereException> undescribedTables() {
        return new CatalogReader(registry()).read(settings().tables()).missing();
    }

    /** Connects to the topic of the events that this deployment has set aside. */
    public DeadLetters deadLetters() {
        return DeadLetters.open(settings(), servable(), registry());
    }

    /** Starts an engine with this configuration, which measures itself. */
    Engine start(MeterRegistry measured) {
        Blueprint servable = servable();
        return Engine.start(
                settings(),
                configuration.stopsAtRefusedView() ? servable.withAllViews() : servable,
                registry(),
                measured);
    }

    private Blueprint servable() {
        return Blueprint.drawServable(settings(), statements, registry());
    }

    private Registry registry() {
        return Registry.connect(
                configuration.registry().url(),
                configuration.registry().settings().values(),
                configuration.reachTimeout());
    }

    private EngineSettings settings() {
        return new EngineSettings(
                configuration.application(),
                configuration.tables().stream().map(Deployment::source).toList(),
                configuration.databases().stream()
                        .map(database -> new SourceDatabase(
                                database.name(), database.transactions(), database.tables(), database.collections()))
                        .toList(),
                configuration.indexes().stream()
                        .map(index -> new IndexDefinition(index.view(), index.columns()))
                        .toList(),
                new SqlSettings(
                        configuration.sql().textsByBytes(),
                        configuration.sql().sessionsInUtc(),
                        configuration.sql().joinsWithoutEquality()),
                configuration.shards(),
                configuration.threads(),
                configuration.commitInterval(),
                configuration.stateDirectory(),
                configuration.memoryBytes(),
                new SnapshotSettings(
                        configuration.snapshots().keep(),
                        configuration.snapshots().memoryBytes()),
                configuration.largestRowBytes(),
                new InstanceSettings(
                        configuration.instances().address(),
                        configuration.instances().name(),
                        configuration.instances().standbys(),
                        configuration.instances().sessionTimeout()),
                configuration.reachTimeout(),
                configuration.kafka().values());
    }

    private static TableSource source(Table table) {
        Map<String, ColumnDeclaration> columns = new HashMap<>();
        table.columns()
                .forEach((name, column) -> columns.put(name, new ColumnDeclaration(column.type(), column.nullsKept())));
        return new TableSource(
                table.name(),
                table.topic(),
                table.key(),
                new EventFormat(
                        table.valueSubject(),
                        table.keySubject(),
                        table.partitionedByRow(),
                        table.takesRepeatedSnapshots(),
                        columns),
                table.setsAside());
    }

    private static List<Statement> statements(Path file) {
        try {
            return Statement.in(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the view " + file, e);
        }
    }
}
