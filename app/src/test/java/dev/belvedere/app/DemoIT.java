package dev.belvedere.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(400)
class DemoIT {

    private static final String KNOWN_DIGEST = "636dd42b4a7ce87532192e1a703dc4e5432518af277e15bdb887a003286d6b78";

    @Test
    void endsWithTheKnownDigestAndLeavesNothingBehind(@TempDir Path temporary)
            throws IOException, InterruptedException {
        Process demo = withTemporaryFilesIn(temporary, "demo", "--tpch", "0.01", "--verify", "--exit")
                .start();

        String out = new String(demo.getInputStream().readAllBytes(), UTF_8);

        assertThat(demo.waitFor()).as(out).isZero();
        assertThat(out)
                .contains(
                        "order_summary: equal",
                        "order_overview: equal",
                        "rows compared  15,000",
                        KNOWN_DIGEST,
                        "curl http://127.0.0.1:");
        assertThat(temporary).isEmptyDirectory();
    }

    private static ProcessBuilder withTemporaryFilesIn(Path temporary, String... arguments) {
        ProcessBuilder demo = AppJar.command(arguments).redirectErrorStream(true);
        demo.command().add(1, "-Djava.io.tmpdir=" + temporary);
        return demo;
    }
}
