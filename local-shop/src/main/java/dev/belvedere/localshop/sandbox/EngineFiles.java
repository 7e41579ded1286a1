package dev.belvedere.localshop.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.belvedere.localshop.system.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Writes the configurations of the sandbox's engines: each is a deployment of its own with one shard and two threads, which is told of SQL what the sandbox
 * knows of its database. */
final class EngineFiles {

    private static final int SHARDS = 1;
    private static final int THREADS = 2;

    private final LocalStack stack;
    private boolean textsByBytes;

    EngineFiles(LocalStack stack) {
        this.stack = stack;
    }

    /** Says from now on that the database orders texts by their bytes. */
    void textsAreOrderedByBytes() {
        textsByBytes = true;
    }

    /** @param name of the deployment and of its files */
    Path write(String name, Collection<ViewFile> views, TableSettings tables, int httpPort) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("application", name);
        views.forEach(view ->
                settings.withArray("views").add(view.path().toAbsolutePath().toString()));
        settings.set("tables", tables.json());
        ObjectNode sql = settings.putObject("sql").put("time-zone", "UTC").put("joins-without-equality", "allowed");
        if (textsByBytes) {
            sql.put("collation", "C");
        }
        settings.put("shards", SHARDS).put("threads", THREADS).put("state-directory", "state-" + name);
        settings.putObject("kafka").put("bootstrap.servers", stack.bootstrapServers());
        settings.putObject("registry").put("url", stack.registryUrl());
        settings.putObject("http").put("host", LocalStack.LOOPBACK).put("port", httpPort);
        settings.putObject("administration").put("port", 0);
        settings.putObject("instances").put("name", name).put("standbys", 0);
        try {
            Path file = Files.createDirectories(directory()).resolve(name + ".yaml");
            new YAMLMapper().writeValue(file.toFile(), settings);
            return file;
        } catch (IOException e) {
            throw new SandboxException("the configuration cannot be written: " + e, e);
        }
    }

    /** Returns the file for the standard error of an engine. */
    Path log(String name) {
        return directory().resolve("logs").resolve(name + ".log");
    }

    private Path directory() {
        return stack.directory().resolve("engines");
    }
}
