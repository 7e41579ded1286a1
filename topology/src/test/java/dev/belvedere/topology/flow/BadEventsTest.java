package dev.belvedere.topology.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.serdes.deadletter.DeadLetter;
import dev.belvedere.topology.epoch.BadEvent;
import dev.belvedere.topology.epoch.Stall;
import dev.belvedere.topology.flow.ingest.Repair;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that cannot be taken in: the table stands still before them, or sets them aside. */
class BadEventsTest {

    private static final String PLACEHOLDER = "__debezium_unavailable_value";
    private static final byte[] POISON = {'p', 'o', 'i', 's', 'o', 'n'};

    private final LetterBox letters = new LetterBox();

    private CapturedUsers settingAside(int partitions) {
        CapturedUsers users = CapturedUsers.in(partitions);
        users.simulation().setBadEventsAside(letters);
        return users;
    }

    @Test
    void standsStillBeforeAnEventAndSaysWhereItIs() {
        CapturedUsers users = CapturedUsers.in(1);
        users.simulation().pauseAtBadEvents();
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.visibleRows();
        users.send(1, users.upsert("u", 11, 1, "Bob"));
        users.send(2, POISON);
        users.send(1, users.upsert("u", 12, 1, "Eve"));

        assertThat(users.visibleRows()).isIn(Map.of(1L, "Ann"), Map.of(1L, "Bob"));
        List<Stall> pauses = users.simulation().leader().pauses();
        assertThat(pauses).hasSize(1);
        BadEvent event = pauses.get(0).event().orElseThrow();
        assertThat(List.of(event.table(), event.partition(), event.offset(), event.code()))
                .isEqualTo(List.of("users", 0, 2L, "corrupt-frame"));
        assertThat(event.reason()).contains("offset 2", "on-bad-event: set-aside");
    }

    @Test
    void standsWhereItStoodAfterARestartAndUnderAnotherLeader() {
        CapturedUsers users = CapturedUsers.in(1);
        users.simulation().pauseAtBadEvents();
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.visibleRows();
        users.send(2, POISON);
        users.send(1, users.upsert("u", 12, 1, "Eve"));
        users.visibleRows();

        users.simulation().leader().checkpoint();
        users.simulation().leader().change();
        assertThat(users.simulation().leader().pauses()).hasSize(1);
        users.restart();

        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Ann"));
        assertThat(users.simulation().leader().pauses()).hasSize(1);
    }

    @Test
    void goesOnOnceTheTableSetsTheEventAside() {
        CapturedUsers users = CapturedUsers.in(1);
        users.simulation().pauseAtBadEvents();
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.visibleRows();
        users.send(2, POISON);
        users.send(1, users.upsert("u", 12, 1, "Eve"));
        users.visibleRows();

        users.simulation().setBadEventsAside(letters);

        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Eve"));
        assertThat(users.simulation().leader().pauses()).isEmpty();
        assertThat(users.incomplete()).isEqualTo(1);
        DeadLetter letter = letters.all().get(0);
        assertThat(List.of(letter.table(), letter.partition(), letter.offset(), letter.code(), letter.remedy()))
                .isEqualTo(List.of("users", 0, 1L, "corrupt-frame", "Repair the producer."));
        assertThat(letter.value()).isEqualTo(POISON);
    }

    @Test
    void isCompleteAgainOnceALaterEventTellsTheWholeRow() {
        CapturedUsers users = settingAside(2);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(2, users.upsert("c", 11, 2, "Bob"));
        users.send(1, POISON);
        users.send(1, POISON);
        assertThat(users.incomplete()).isEqualTo(1);
        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Ann", 2L, "Bob"));

        users.send(2, users.upsert("u", 12, 2, "Ben"));
        assertThat(users.incomplete()).isEqualTo(1);
        users.send(1, users.upsert("u", 13, 1, "Amy"));

        assertThat(users.incomplete()).isZero();
        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Amy", 2L, "Ben"));
    }

    @Test
    void isCompleteAgainOnceTheRowIsDeleted() {
        CapturedUsers users = settingAside(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(1, POISON);

        users.send(1, null);

        assertThat(users.incomplete()).isZero();
        assertThat(users.visibleRows()).isEmpty();
    }

    @Test
    void isCompleteAgainOnceTheTableIsTruncated() {
        CapturedUsers users = settingAside(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(1, POISON);
        users.send(POISON, POISON);
        assertThat(users.incomplete()).isEqualTo(2);

        users.send(0, null, users.envelopes().event("t", 50));

        assertThat(users.incomplete()).isZero();
        assertThat(users.visibleRows()).isEmpty();
    }

    @Test
    void doesNotTakeALeftOutValueFromBeforeAnEventThatWasSetAside() {
        CapturedUsers users = settingAside(1);
        users.send(1, users.upsert("c", 10, Map.of("id", 1L, "name", "Ann", "email", "long")));
        users.send(1, POISON);

        users.send(1, users.upsert("u", 12, Map.of("id", 1L, "name", "Amy", "email", PLACEHOLDER)));

        assertThat(users.incomplete()).isEqualTo(1);
        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Ann"));
        assertThat(letters.open()).extracting(DeadLetter::code).containsExactly("corrupt-frame", "unknown-value");

        users.send(1, users.upsert("u", 13, Map.of("id", 1L, "name", "Amy", "email", "other")));
        assertThat(users.incomplete()).isZero();
        assertThat(letters.open()).isEmpty();
        assertThat(users.emails()).isEqualTo(Map.of(1L, "other"));
    }

    @Test
    void takesInAnEventThatIsReplayedOnceItCanBeRead() {
        CapturedUsers users = settingAside(1);
        users.send(1, users.upsert("c", 10, 1, "Ann"));
        users.send(1, POISON);
        assertThat(users.incomplete()).isEqualTo(1);

        users.simulation()
                .repair(0, 0, new Repair.Replay(1, letters.all().get(0).key(), users.upsert("u", 11, 1, "Amy")));

        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Amy"));
        assertThat(users.countsByName()).isEqualTo(Map.of("Amy", 1L));
        assertThat(users.incomplete()).isZero();
        assertThat(letters.open()).isEmpty();
    }

    @Test
    void replaysNothingThatStillCannotBeReadOrThatALaterEventHasSettled() {
        CapturedUsers users = settingAside(1);
        users.send(1, POISON);
        users.incomplete();
        byte[] key = letters.all().get(0).key();

        users.simulation().repair(0, 0, new Repair.Replay(0, key, POISON));
        assertThat(users.incomplete()).isEqualTo(1);
        users.send(1, users.upsert("u", 12, 1, "Eve"));
        users.incomplete();
        users.simulation().repair(0, 0, new Repair.Replay(0, key, users.upsert("u", 11, 1, "Amy")));

        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Eve"));
        assertThat(users.incomplete()).isZero();
    }

    @Test
    void replaysTheEventsOfARowInTheirOrderAlone() {
        CapturedUsers users = settingAside(1);
        users.send(1, users.upsert("c", 10, Map.of("id", 1L, "name", "Ann", "email", "long")));
        users.send(1, POISON);
        byte[] update = users.upsert("u", 12, Map.of("id", 1L, "name", "Amy", "email", PLACEHOLDER));
        users.send(1, update);
        users.incomplete();
        byte[] key = letters.all().get(0).key();

        users.simulation().repair(0, 0, new Repair.Replay(2, key, update));
        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Ann"));
        users.simulation().repair(0, 0, new Repair.Skip(1));
        assertThat(users.incomplete()).isEqualTo(1);
        users.simulation().repair(0, 0, new Repair.Replay(2, key, update));

        assertThat(users.visibleRows()).isEqualTo(Map.of(1L, "Amy"));
        assertThat(users.emails()).isEqualTo(Map.of(1L, "long"));
        assertThat(users.incomplete()).isZero();
        assertThat(letters.open()).isEmpty();
    }

    @Test
    void forgetsAnEventOfNoKnownRowThatIsSkipped() {
        CapturedUsers users = settingAside(1);
        users.send(POISON, POISON);
        assertThat(users.incomplete()).isEqualTo(1);

        users.simulation().repair(0, 0, new Repair.Skip(0));

        assertThat(users.incomplete()).isZero();
        assertThat(letters.open()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void isExactButForWhatItSaysAndExactOnceAllIsRepaired(long seed) {
        Random random = new Random(seed);
        CapturedUsers users = CapturedUsers.in(1 + random.nextInt(3), new Random(seed));
        users.simulation().setBadEventsAside(letters);
        Map<Long, @Nullable String> rows = new HashMap<>();
        Set<Long> lacking = new HashSet<>();
        int lsn = 10;
        for (int step = 0; step < 150; step++) {
            int id = 1 + random.nextInt(12);
            switch (random.nextInt(8)) {
                case 0 -> {
                    users.send(id, POISON);
                    lacking.add((long) id);
                }
                case 1 -> {
                    users.send(id, null);
                    rows.remove((long) id);
                    lacking.remove((long) id);
                }
                case 2 -> happens(users, random);
                default -> {
                    String name = "name" + random.nextInt(4);
                    users.send(id, users.upsert("u", lsn++, id, name));
                    rows.put((long) id, name);
                    lacking.remove((long) id);
                }
            }
        }
        assertThat(users.visibleRows()).isEqualTo(rows);
        assertThat(users.incomplete()).isEqualTo(lacking.size());

        for (long id : lacking) {
            users.send((int) id, users.upsert("u", lsn++, id, "repaired"));
            rows.put(id, "repaired");
        }
        assertThat(users.visibleRows()).isEqualTo(rows);
        assertThat(users.incomplete()).isZero();
    }

    private static void happens(CapturedUsers users, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> users.restart();
            case 1 -> users.simulation().leader().change();
            case 2 -> users.simulation().leader().checkpoint();
            default -> {
                for (int step = random.nextInt(20); step > 0; step--) {
                    users.simulation().step();
                }
            }
        }
    }
}
