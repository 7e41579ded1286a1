package dev.belvedere.bench.engine.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belvedere.bench.shop.ShopEvent;
import dev.belvedere.bench.shop.ShopState;
import dev.belvedere.shop.Item;
import dev.belvedere.shop.Order;
import dev.belvedere.shop.User;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompletionTest {

    private static final ShopState SHOP = ShopState.tpch(0.001);

    private final FakeView view = new FakeView(SHOP);
    private final long watched = view.rows.firstKey();
    private final Completion completion = new Completion(view, SHOP.expected(1, List.of(watched)));

    /** A view that a test may spoil. */
    private static final class FakeView implements SummaryView {
        private final ConcurrentSkipListMap<Long, SummaryRow> rows = new ConcurrentSkipListMap<>();

        private FakeView(ShopState shop) {
            Map<Long, String> users = new HashMap<>();
            for (ShopEvent event : shop.all().toList()) {
                if (event.row() instanceof User user) {
                    users.put(user.getId(), user.getName());
                } else if (event.row() instanceof Order order) {
                    String name = Objects.requireNonNull(users.get(order.getUserId()));
                    rows.put(order.getId(), new SummaryRow(order.getId(), name, BigDecimal.ZERO.setScale(2)));
                } else if (event.row() instanceof Item item) {
                    add(item.getOrderId(), item.getPrice());
                }
            }
        }

        private void add(long order, BigDecimal price) {
            rows.computeIfPresent(
                    order,
                    (id, row) -> new SummaryRow(id, row.name(), row.total().add(price)));
        }

        @Override
        public @Nullable SummaryRow row(long order) {
            return rows.get(order);
        }

        @Override
        public @Nullable SummaryRow firstRefused(Predicate<SummaryRow> accept) {
            return List.copyOf(rows.values()).stream()
                    .filter(accept.negate())
                    .findFirst()
                    .orElse(null);
        }
    }

    @Test
    void findsACompleteViewComplete() {
        long before = System.nanoTime();

        assertThat(completion.await()).isGreaterThanOrEqualTo(before);
        assertThat(completion.wrong()).isZero();
    }

    @Test
    void waitsForTheLastRowThoughNothingElseWaits() throws Exception {
        long last = view.rows.lastKey();
        SummaryRow row = view.rows.remove(last);
        long[] repaired = new long[1];
        Thread repair = new Thread(() -> {
            repaired[0] = System.nanoTime();
            view.rows.put(last, row);
        });

        repair.start();
        long complete = completion.await();
        repair.join();

        assertThat(complete).isGreaterThanOrEqualTo(repaired[0]);
    }

    @Test
    void countsAWrongAMissingAndAnExcessRow() {
        view.add(watched, BigDecimal.ONE);
        view.rows.remove(view.rows.lastKey());
        view.rows.put(-1L, new SummaryRow(-1, "nobody", BigDecimal.ONE));
        view.rows.put(-2L, new SummaryRow(-2, "nobody", BigDecimal.ONE));

        assertThat(completion.wrong()).isEqualTo(3);
    }

    @Test
    void takesTheFreshnessOfAChangeFromWhenItWasDue() {
        long order = view.rows.firstKey();
        long cents = view.rows.firstEntry().getValue().total().movePointRight(2).longValueExact();
        FreshnessPlan plan = new FreshnessPlan(1, 1_000, new long[] {order, order}, new long[] {cents - 1, cents});

        CandidateFindings.Freshness findings = new FreshnessReader(view, plan, System.nanoTime() - 50_000_000).read();

        assertThat(findings.seen()).isEqualTo(1);
        assertThat(findings.unseen()).isZero();
        assertThat(findings.p50Ms()).isBetween(49.0, 5_000.0);
    }
}
