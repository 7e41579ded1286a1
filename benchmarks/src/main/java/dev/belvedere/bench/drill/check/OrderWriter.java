package dev.belvedere.bench.drill.check;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.belvedere.bench.measure.BenchException;
import dev.belvedere.bench.measure.Pace;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Changes the orders at a steady rate, on its own thread, and records each value before its transaction begins. A transaction raises the prices of items of
 * several orders and renames the user of one of them; no row changes twice in it, so that every change makes a committed state. Some transactions are rolled
 * back, with values that no reader may see.
 */
public final class OrderWriter implements AutoCloseable {

    private static final int RAISES = 9;
    private static final int EVENTS = RAISES + 1;
    private static final int ROLLED_BACK_PERCENT = 4;
    private static final int HIGHEST_RAISE_CENTS = 5_000;
    private static final int PRICE_SCALE = 2;
    private static final BigDecimal ROLLED_BACK_RAISE = new BigDecimal("-1000000.00");
    private static final long SEED = 11;

    private final Random random = new Random(SEED);
    private final AtomicLong events = new AtomicLong();
    private final Connection database;
    private final List<OrderHistory> orders;
    private final double perSecond;
    private final Thread thread = new Thread(this::write, "writer");
    private volatile boolean stopped;
    private volatile String failure = "";

    private OrderWriter(Connection database, OrderHistories histories, double perSecond) {
        this.database = database;
        this.orders = histories.orders();
        this.perSecond = perSecond;
    }

    /**
     * Starts the writer.
     *
     * @param database a connection for the writer alone, which closes it
     * @param perSecond row changes per second, above 0
     */
    public static OrderWriter start(Connection database, OrderHistories histories, double perSecond)
            throws SQLException {
        database.setAutoCommit(false);
        OrderWriter writer = new OrderWriter(database, histories, perSecond);
        writer.thread.start();
        return writer;
    }

    /** The number of row changes committed so far. */
    public long events() {
        return events.get();
    }

    /**
     * Checks that the writer is running.
     *
     * @throws BenchException if it has failed
     */
    public void checkRunning() {
        if (!failure.isEmpty()) {
            throw new BenchException("the writer cannot go on: " + failure);
        }
    }

    /** Stops after the current transaction. */
    public void stop() {
        stopped = true;
        Uninterruptibles.joinUninterruptibly(thread);
    }

    @Override
    public void close() throws SQLException {
        stop();
        database.close();
    }

    private void write() {
        try (PreparedStatement raise = database.prepareStatement("UPDATE items SET price = price + ? WHERE id = ?");
                PreparedStatement rename = database.prepareStatement("UPDATE users SET name = ? WHERE id = ?")) {
            Pace pace = Pace.of(perSecond / EVENTS);
            for (long turn = 0; !stopped; turn++) {
                pace.await(turn);
                transaction(raise, rename, random.nextInt(100) >= ROLLED_BACK_PERCENT);
            }
        } catch (SQLException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    private void transaction(PreparedStatement raise, PreparedStatement rename, boolean commit) throws SQLException {
        List<OrderHistory> changed = changed();
        for (OrderHistory order : changed) {
            raise.setBigDecimal(1, commit ? raised(order) : ROLLED_BACK_RAISE);
            raise.setLong(2, order.item());
            raise.addBatch();
        }
        OrderHistory renamed = changed.get(0);
        rename.setString(1, commit ? renamed(renamed) : "nobody");
        rename.setLong(2, renamed.user());
        raise.executeBatch();
        rename.executeUpdate();
        if (commit) {
            database.commit();
            events.addAndGet(changed.size() + 1L);
        } else {
            database.rollback();
        }
    }

    private List<OrderHistory> changed() {
        Set<OrderHistory> changed = new LinkedHashSet<>();
        int wanted = Math.min(RAISES, orders.size());
        while (changed.size() < wanted) {
            changed.add(orders.get(random.nextInt(orders.size())));
        }
        return List.copyOf(changed);
    }

    private BigDecimal raised(OrderHistory order) {
        BigDecimal raise = BigDecimal.valueOf(1 + random.nextInt(HIGHEST_RAISE_CENTS), PRICE_SCALE);
        order.totals().begin(order.totals().newest().add(raise));
        return raise;
    }

    private static String renamed(OrderHistory order) {
        int version = order.names().number(order.names().newest()) + 1;
        String name = "u" + order.user() + " n" + version;
        order.names().begin(name);
        return name;
    }
}
