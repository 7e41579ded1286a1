package dev.belvedere.localshop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.localshop.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalShopCommandsTest {

    @Test
    void areListedWithTheEnginesOwn() {
        assertThat(CommandRun.of("--help").out()).contains("serve", "explain", "verify", "demo", "try", "shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo --rate 0",
                "demo --tpch many",
                "demo --tpch 101",
                "demo --instances 17",
                "try",
                "try no-such-folder",
                "try . --batch 0",
                "shop",
                "shop --jdbc j --workload 0",
                "shop --jdbc j --connect http://c"
            })
    void refuseWrongUseWithTwo(String arguments) {
        CommandRun run = CommandRun.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: ").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"dmo, demo", "shpo, shop", "demo --verfy, --verify", "demo --tcph 1, --tpch", "shop --jbdc=x, --jdbc"})
    void suggestTheNearestName(String arguments, String meant) {
        assertThat(CommandRun.of(arguments.split(" ")).err()).contains("Did you mean '" + meant + "'?");
    }

    @Test
    void showTheirDefaults() {
        String help = CommandRun.of("demo", "--help").out().replaceAll("\\s+", " ");

        assertThat(help).contains("(default: 0.01)", "(default: 20)", "(default: 8080)");
    }
}
