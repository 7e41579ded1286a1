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
 * Changes the orders at a steady rate, on a thread of its own, and notes each value before its transaction begins. A transaction raises the prices of items of
 * several orders and renames the user of one; no row changes twice in it, so that every change makes a state that is committed. Some
 * transactions are rolled back, with values that nobody must ever see.
 */
public final class Writer implements AutoCloseable {

    private static final int RAISES = 9;
    private static final int EVENTS = RAISES + 1;
    private static final int ROLLED_BACK_PERCENT = 4;
    private static final int HIGHEST_RAISE_CENTS = 5_000;
    private static final int PRICE_SCALE = 2;
    private static final BigDecimal NEVER = new BigDecimal("-1000000.00");
    private static final long SEED = 11;

    private final Random random = new Random(SEED);
    private final AtomicLong events = new AtomicLong();
    private final Connection database;
    private final List<OrderHistory> orders;
    private final double perSecond;
    private final Thread thread = new Thread(this::write, "writer");
    private volatile boolean stopped;
    private volatile String failure = "";

    private Writer(Connection database, Histories histories, double perSecond) {
        this.database = database;
        this.orders = histories.orders();
        this.perSecond = perSecond;
    }

    /**
     * Begins at once.
     *
     * @param database for the writer alone, which closes it in the end
     * @param perSecond row changes a second, above 0
     */
    public static Writer start(Connection database, Histories histories, double perSecond) throws SQLException {
        database.setAutoCommit(false);
        Writer writer = new Writer(database, histories, perSecond);
        writer.thread.start();
        return writer;
    }

    /** Row changes that were committed so far. */
    public long events() {
        return events.get();
    }

    /** Does nothing while all goes well. */
    public void refuseFailure() {
        if (!failure.isEmpty()) {
            throw new BenchException("the writer cannot go on: " + failure);
        }
    }

    /** Stops between two transactions. */
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

    private void transaction(PreparedStatement raise, PreparedStatement rename, boolean meant) throws SQLException {
        List<OrderHistory> changed = changed();
        for (OrderHistory order : changed) {
            raise.setBigDecimal(1, meant ? raised(order) : NEVER);
            raise.setLong(2, order.item());
            raise.addBatch();
        }
        OrderHistory renamed = changed.get(0);
        rename.setString(1, meant ? renamed(renamed) : "nobody");
        rename.setLong(2, renamed.user());
        raise.executeBatch();
        rename.executeUpdate();
        if (meant) {
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
