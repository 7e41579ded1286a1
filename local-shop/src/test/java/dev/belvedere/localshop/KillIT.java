package dev.belvedere.localshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.localshop.shop.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An engine that is killed again and again, whatever it is doing, while transactions go on: nothing is lost, and nothing counts twice. More kills than
 * the default with {@code -Dbelvedere.kills=N}.
 */
@Timeout(3_600)
class KillIT {

    private static final int KILLS = Integer.getInteger("belvedere.kills", 5);

    /** Long enough to be running and restored at times, short enough to be killed at its start at others. */
    private static final int MOST_TRANSACTIONS_OF_A_LIFE = 1_000;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    void servesWhatTheSelectGivesThoughItWasKilledAtRandom(long seed, @TempDir Path directory, @TempDir Path folder)
            throws Exception {
        Random random = new Random(seed);
        try (ShopStack shop = ShopStack.start(directory);
                Workload workload = Workload.paused(shop.connect(), seed, 100)) {
            Path configuration = shop.configuration(folder, "killed", ShopStack.ORDER_SUMMARY);
            workload.resume();
            for (int kill = 0; kill < KILLS; kill++) {
                liveFor(1 + random.nextInt(MOST_TRANSACTIONS_OF_A_LIFE), configuration, workload);
            }
            try (ServeCommandProcess last = ServeCommandProcess.start(configuration)) {
                last.awaitReady();
                workload.pause();
                workload.refuseFailure();

                CommandRun verified = CommandRun.of(
                        "verify", "--jdbc", shop.stack().jdbcUrl(), "--http", last.address(), "--grace", "20s");

                assertThat(verified.out()).contains("order_summary: equal");
                assertThat(verified.exitCode()).isZero();
            }
        }
    }

    private static void liveFor(long transactions, Path configuration, Workload workload) throws Exception {
        long end = workload.transactions() + transactions;
        try (ServeCommandProcess serve = ServeCommandProcess.start(configuration)) {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> workload.transactions() >= end);
            assertThat(serve.runs()).as("runs until it is killed").isTrue();
            serve.kill();
        }
    }
}
