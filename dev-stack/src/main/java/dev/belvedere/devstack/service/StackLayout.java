package dev.belvedere.devstack.service;

import dev.belvedere.devstack.process.Postmaster;
import java.nio.file.Path;

/**
 * The file layout of a stack.
 *
 * @param home the programs that the build assembled, shared by all stacks
 * @param directory the data and logs of one stack
 */
public record StackLayout(Path home, Path directory) {

    Path registryProgram() {
        return home.resolve("registry");
    }

    /** PostgreSQL's programs, which the first stack unpacks. */
    Path postgresPrograms() {
        return home.resolve("postgresql");
    }

    Path kafkaData() {
        return directory.resolve("kafka");
    }

    Path postgresData() {
        return Postmaster.dataIn(directory);
    }

    Path registryData() {
        return directory.resolve("registry");
    }

    public Path ports() {
        return directory.resolve("ports.properties");
    }

    public Path lock() {
        return directory.resolve("lock");
    }

    public Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }
}
