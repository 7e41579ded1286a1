package dev.belvedere.localshop.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of the demo.
 *
 * @param scale the TPC-H scale factor, above 0
 * @param rate transactions a second of the workload, above 0
 * @param verify whether to compare the views with the database: once after loading, then every minute, while the workload pauses
 * @param exit whether to end after loading and verifying, without a workload
 * @param directory the directory of all files, kept at the end; empty for a temporary one
 * @param httpPort the lowest port of the read API; 0 for any
 * @param instances the number of instances, at least 1
 */
public record DemoOptions(
        double scale,
        double rate,
        boolean verify,
        boolean exit,
        Optional<Path> directory,
        int httpPort,
        int instances) {}
