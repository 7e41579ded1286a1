package dev.belvedere.bench.drill.bank;

import static java.util.stream.Collectors.joining;

import dev.belvedere.bench.drill.bank.model.BankView;
import dev.belvedere.bench.drill.bank.write.BankDatabase;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.localshop.system.LocalInstance;
import dev.belvedere.localshop.system.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the bank's views and the configuration of each instance. */
final class BankFiles {

    /** The prefix of all topics of the capture, and the name of the source database. */
    static final String PREFIX = "bank";

    /** The topic of the transactions. */
    static final String TRANSACTIONS = PREFIX + ".transaction";

    private final LocalStack stack;
    private final int shards;

    BankFiles(LocalStack stack, int shards) {
        this.stack = stack;
        this.shards = shards;
    }

    /** Writes the files of one instance and returns its configuration. */
    Path write(LocalInstance instance) {
        try {
            Path views = Files.createDirectories(stack.directory().resolve("views"));
            for (BankView view : BankView.values()) {
                Files.writeString(
                        views.resolve(view.viewName() + ".sql"),
                        "CREATE MATERIALIZED VIEW " + view.viewName() + " AS\n" + view.select() + ";\n");
            }
            return Files.writeString(
                    stack.directory().resolve("bank-" + instance.number() + ".yaml"), configuration(instance));
        } catch (IOException e) {
            throw new BenchException("the configuration cannot be written: " + e);
        }
    }

    private String configuration(LocalInstance instance) {
        String tables = BankDatabase.TABLES.stream()
                .map(table -> "  " + table + ": {topic: " + PREFIX + ".public." + table + "}\n")
                .collect(joining());
        return """
                application: bank
                views: views
                shards: %d
                state-directory: .belvedere/state-%d
                tables:
                %sdatabases:
                  %s: {transactions: %s, tables: [%s]}
                indexes: {%s: [[branch_id, balance]]}
                kafka: {bootstrap.servers: "%s"}
                registry: {url: "%s"}
                http: {host: %s, port: %d}
                administration: {port: 0}
                instances: {name: %s, session-timeout: 10s}
                """.formatted(
                        shards,
                        instance.number(),
                        tables,
                        PREFIX,
                        TRANSACTIONS,
                        String.join(", ", BankDatabase.TABLES),
                        BankView.CARD_OVERVIEW.viewName(),
                        stack.bootstrapServers(),
                        stack.registryUrl(),
                        instance.host(),
                        instance.port(),
                        instance.name());
    }
}
