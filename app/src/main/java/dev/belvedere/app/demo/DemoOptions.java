package dev.belvedere.app.demo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the demo goes.
 *
 * @param scale TPC-H's scale factor, above 0
 * @param rate transactions a second of the workload, above 0
 * @param verify whether the view is compared with the database: once after loading, then every minute, for which the workload pauses
 * @param exit whether to end after loading and verifying; no workload runs then
 * @param directory where everything is kept and taken up again; empty for a directory that is removed in the end
 * @param httpPort where rows are served if the port is free
 * @param instances how many instances serve them, from 1
 */
public record DemoOptions(
        double scale,
        double rate,
        boolean verify,
        boolean exit,
        Optional<Path> directory,
        int httpPort,
        int instances) {}
