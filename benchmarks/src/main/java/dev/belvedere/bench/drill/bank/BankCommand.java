package dev.belvedere.bench.drill.bank;

import dev.belvedere.bench.report.JsonOption;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code belvedere drill bank}: reads a bank's views by every path while its transactions run. */
@Command(
        name = "bank",
        description = {
            "Hold every answer against PostgreSQL's state at its position.",
            "Starts a bank with its database, Kafka and registry, and three instances on this machine; runs transactions of three to nine rows, some of them long, "
                    + "interleaved or rolled back; and reads the bank's views by every path. Every answer has to be exactly what PostgreSQL had at the position that the "
                    + "answer names. At the end every row is compared with the database. The exit code is 0 if no answer was impossible."
        })
public final class BankCommand implements Callable<Integer> {

    private final PrintStream out;

    @Mixin
    private final BankOptions options = new BankOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    public BankCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        BankReport report = new BankReport(options, new BankRun(options, out).run());
        out.println(report.text());
        json.write(report.json());
        return report.passed() ? 0 : 1;
    }
}
