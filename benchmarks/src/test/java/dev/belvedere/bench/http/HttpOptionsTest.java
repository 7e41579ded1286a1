package dev.belvedere.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class HttpOptionsTest {

    @Command
    private static final class Options {
        @Mixin
        private final HttpOptions http = new HttpOptions();
    }

    @Test
    void haveTheDocumentedDefaults() {
        HttpOptions options = parsed();

        assertThat(options.tpch.value()).isEqualTo(0.01);
        assertThat(options.load.connections()).isEqualTo(32);
        assertThat(options.rate).isEqualTo(1_000);
        assertThat(options.writes).isEqualTo(10_000);
        assertThat(options.latencyWindow()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takeEveryOption() {
        HttpOptions options = parsed(
                "--tpch=0.001",
                "--rounds=2",
                "--seconds=1",
                "--connections=4",
                "--pool=5",
                "--rate=10",
                "--writes=0",
                "--write-rate=7");

        assertThat(options.describe())
                .isEqualTo(
                        "TPC-H 0.001, 4 connections, 2 round(s) of 1 s, ingest of 10.0 changes a second, 5 PostgreSQL connections");
        assertThat(options.writes).isZero();
        assertThat(options.writeRate).isEqualTo(7);
    }

    private static HttpOptions parsed(String... arguments) {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        return options.http;
    }
}
