package dev.belvedere.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

class HttpCommandTest {

    @picocli.CommandLine.Command
    private static final class Options {
        @Mixin
        private final HttpCourse course = new HttpCourse();
    }

    @Test
    void measuresAsTheReadmeSaysByDefault() {
        HttpCourse course = parsed();

        assertThat(course.scale).isEqualTo(0.01);
        assertThat(course.connections).isEqualTo(32);
        assertThat(course.rate).isEqualTo(1_000);
        assertThat(course.writes).isEqualTo(10_000);
        assertThat(course.longWindow()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void takesEveryOption() {
        HttpCourse course = parsed(
                "--tpch=0.001",
                "--rounds=2",
                "--seconds=1",
                "--connections=4",
                "--pool=5",
                "--rate=10",
                "--writes=0",
                "--write-rate=7");

        assertThat(course.describe())
                .isEqualTo(
                        "TPC-H 0.001, 4 connections, 2 round(s) of 1 s, ingest of 10.0 changes a second, 5 PostgreSQL connections");
        assertThat(course.writes).isZero();
        assertThat(course.writeRate).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--seconds=some", "--round=1", "--json"})
    void refusesWhatItDoesNotKnow(String argument) {
        CommandLine line = new CommandLine(CommandSpec.forAnnotatedObject(new HttpCommand()));
        line.setErr(new java.io.PrintWriter(java.io.Writer.nullWriter()));

        int exitCode = line.execute(argument);

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
    }

    private static HttpCourse parsed(String... arguments) {
        Options options = new Options();
        new CommandLine(options).parseArgs(arguments);
        return options.course;
    }
}
