package dev.belvedere.localshop.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The options of a sandbox.
 *
 * @param folder the folder of the schema, the views and the rest
 * @param schemaOf the JDBC URL of a database whose tables are created first, without their rows
 * @param fill random rows that each empty table gets before it is captured; 0 for none
 * @param churn random transactions after all else; 0 for none
 * @param seed of the random rows and transactions
 * @param batch the largest number of views that one process serves, at least 1
 * @param recreateTopic whether to delete the topic of the events before the later ones, and create it again
 * @param json receives the results
 * @param keep whether to leave everything running at the end, until the process is stopped
 */
public record SandboxOptions(
        Path folder,
        Optional<String> schemaOf,
        int fill,
        int churn,
        long seed,
        int batch,
        boolean recreateTopic,
        Optional<Path> json,
        boolean keep) {}
