package dev.belvedere.app.serve;

import dev.belvedere.app.config.Configuration;
import dev.belvedere.serdes.registry.Registry;
import dev.belvedere.topology.catalog.TableSource;
import dev.belvedere.topology.engine.Blueprint;
import dev.belvedere.topology.engine.Engine;
import dev.belvedere.topology.engine.EngineSettings;
import dev.belvedere.topology.engine.InstanceSettings;
import dev.belvedere.topology.plan.logical.IndexDefinition;
import dev.belvedere.topology.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
                configuration.views().stream().map(Deployment::statement).toList());
    }

    /**
     * Plans all views. Reads the tables' schemas from the registry and starts nothing.
     *
     * @throws dev.belvedere.serdes.failure.BelvedereException if the registry cannot be reached or a view cannot be planned
     */
    public Blueprint blueprint() {
        return Blueprint.draw(settings(), statements, registry());
    }

    /** Starts an engine with this configuration. */
    Engine start() {
        return Engine.start(settings(), statements, registry());
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
                configuration.tables().stream()
                        .map(table -> new TableSource(table.name(), table.topic(), table.key()))
                        .toList(),
                configuration.indexes().stream()
                        .map(index -> new IndexDefinition(index.view(), index.columns()))
                        .toList(),
                configuration.shards(),
                configuration.threads(),
                configuration.commitInterval(),
                configuration.markInterval(),
                configuration.stateDirectory(),
                configuration.memoryBytes(),
                configuration.changesBytes(),
                new InstanceSettings(
                        configuration.instances().address(),
                        configuration.instances().name(),
                        configuration.instances().standbys(),
                        configuration.instances().sessionTimeout()),
                configuration.reachTimeout(),
                configuration.kafka().values());
    }

    private static Statement statement(Path file) {
        try {
            return new Statement(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the view " + file, e);
        }
    }
}
