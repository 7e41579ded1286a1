package dev.belvedere.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventScenarioTest {

    private static final int ENOUGH = 200;

    @Test
    void drawsTheSameFolderAgainByTheSameSeed() throws JsonProcessingException {
        assertThat(EventScenario.draw(7, false)).isEqualTo(EventScenario.draw(7, false));
        assertThat(EventScenario.draw(7, false)).isNotEqualTo(EventScenario.draw(8, false));
    }

    @Test
    void drawsEveryTypeSettingAndKindOfChange() throws JsonProcessingException {
        Set<String> undrawn = new HashSet<>(Set.of(
                "TRUNCATE ",
                "ADD COLUMN ",
                "RENAME COLUMN ",
                "DROP COLUMN ",
                "TYPE bigint",
                "ROLLBACK",
                "execute-snapshot",
                "REPLICA IDENTITY FULL",
                "ExtractNewRecordState",
                "message.key.columns",
                "set-aside"));
        SampleType.ALL.forEach(type -> undrawn.add(" " + type.declared()));
        for (long seed = 1; seed <= ENOUGH; seed++) {
            String all =
                    String.join("\n", EventScenario.draw(seed, false).files().values());
            undrawn.removeIf(all::contains);
        }
        assertThat(undrawn).isEmpty();
    }

    @Test
    void plantsAChangeThatTheConnectorIsNotToldOf() throws JsonProcessingException {
        assertThat(EventScenario.draw(1, true).files().get("changes.sql"))
                .contains("ALTER PUBLICATION capture_sandbox DROP TABLE t0", "UPDATE t0 SET large = 'nobody knows'");
        assertThat(EventScenario.draw(1, false).files().get("changes.sql")).doesNotContain("PUBLICATION");
    }
}
