package dev.belvedere.devstack.server;

import dev.belvedere.devstack.process.Postmaster;
import java.nio.file.Path;

/**
 * What lies where.
 *
 * @param home what the build assembled: programs, the same for all stacks
 * @param directory what one stack keeps: data and logs
 */
record Layout(Path home, Path directory) {

    Path registryProgram() {
        return home.resolve("registry");
    }

    /** PostgreSQL's programs, unpacked by the first stack that needs them. */
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

    Path ports() {
        return directory.resolve("ports.properties");
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path log(String name) {
        return directory.resolve("logs").resolve(name + ".log");
    }
}
