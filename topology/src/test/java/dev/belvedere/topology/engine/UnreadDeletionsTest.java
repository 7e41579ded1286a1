package dev.belvedere.topology.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belvedere.topology.ShopCatalog;
import dev.belvedere.topology.catalog.Table;
import dev.belvedere.topology.epoch.Sources;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UnreadDeletionsTest {

    private static final long NOW_MS = Duration.ofDays(20_000).toMillis();
    private static final long NEXT = 100;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration WEEKEND = Duration.ofHours(62);
    private static final List<Table> TABLES = List.of(ShopCatalog.ORDERS);

    @Test
    void missesNothingWhereSomethingWasTakenInSince() {
        assertThatNoException()
                .as("half of the rows of an old snapshot are read")
                .isThrownBy(start(MINUTE, DAY, NEXT + 1, Duration.ofDays(30)));
    }

    @Test
    void missesNothingWhereTheFirstEventIsStillThere() {
        assertThatNoException().isThrownBy(start(WEEKEND, DAY, NEXT, MINUTE));
    }

    @Test
    void mayMissADeletionBeforeTheFirstEventThatIsThere() {
        assertRefused(start(WEEKEND, DAY, NEXT + 2, MINUTE));
    }

    @Test
    void mayMissADeletionBehindAnOldEvent() {
        assertRefused(start(WEEKEND, DAY, NEXT, Duration.ofHours(50)));
    }

    @Test
    void missesNothingInATopicThatKeepsDeletionsForLonger() {
        assertThatNoException().isThrownBy(start(WEEKEND, Duration.ofDays(7), NEXT + 2, MINUTE));
    }

    private static ThrowingCallable start(Duration idle, Duration kept, long offset, Duration age) {
        WaitingEvent event = new WaitingEvent(NEXT, offset, NOW_MS - age.toMillis());
        FakeBroker broker = FakeBroker.idleSince(NOW_MS - idle.toMillis(), kept, event);
        return () -> new UnreadDeletions(broker, NOW_MS)
                .refuse(TABLES, Sources.of(TABLES, List.of(1)), "shop-1", "shop-1-epochs");
    }

    private static void assertRefused(ThrowingCallable start) {
        assertThatThrownBy(start)
                .isInstanceOfSatisfying(
                        EngineException.class,
                        refused -> assertThat(refused.code()).isEqualTo("deletions-unread"))
                .hasMessageContaining("table orders")
                .hasMessageContaining("keeps deletions for 24 h")
                .hasMessageContaining("taken in for 62 h");
    }
}
