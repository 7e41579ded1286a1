package dev.belvedere.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belvedere.app.cli.BelvedereCommand;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class DrillIT {

    @Test
    void hasNoImpossibleAnswerWhileABankRuns(@TempDir Path directory) throws IOException {
        Path json = directory.resolve("bank.json");

        int exitCode = BelvedereCommand.run(
                System.out, System.err, "drill", "bank", "--short", "--rate", "40", "--json", json.toString());

        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("impossible").asLong()).isZero();
        assertThat(report.path("equal").asBoolean()).isTrue();
        assertThat(report.path("answers").asLong()).isPositive();
        assertThat(exitCode).isZero();
    }

    @Test
    void noticesImpossibleAnswersWithoutGates(@TempDir Path directory) throws IOException {
        Path json = directory.resolve("bank.json");

        int exitCode = BelvedereCommand.run(
                System.out, System.err, "drill", "bank", "--short", "--ungated", "--json", json.toString());

        assertThat(new ObjectMapper().readTree(json.toFile()).path("impossible").asLong())
                .isPositive();
        assertThat(exitCode).isZero();
    }

    @Test
    void answersNothingWrongWhileAnInstanceIsKilledAndComesBack(@TempDir Path directory) throws IOException {
        Path json = directory.resolve("kill.json");

        int exitCode = BelvedereCommand.run(
                System.out,
                System.err,
                "drill",
                "kill",
                "--short",
                "--tpch",
                "0.001",
                "--rate",
                "100",
                "--shards",
                "4",
                "--json",
                json.toString());

        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.path("wrong_answers").asLong()).isZero();
        assertThat(report.path("verify_equal").asBoolean()).isTrue();
        assertThat(report.path("reads").asLong()).isPositive();
        assertThat(exitCode).isZero();
    }
}
