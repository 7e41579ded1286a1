package dev.belvedere.bench.tpch;

import com.google.common.collect.Streams;
import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TpchEntity;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the benchmark's tables, as {@code dbgen} draws them. */
record TpchRows(double scale) {

    /** The rows of one table, each made when it is asked for. */
    record TableRows(String table, Stream<List<String>> rows) {}

    /** Returns the tables in an order in which each comes after those that it refers to. */
    List<TableRows> tables() {
        return List.of(
                rows("region", new RegionGenerator()),
                rows("nation", new NationGenerator()),
                rows("supplier", new SupplierGenerator(scale, 1, 1)),
                rows("part", new PartGenerator(scale, 1, 1)),
                rows("partsupp", new PartSupplierGenerator(scale, 1, 1)),
                rows("customer", new CustomerGenerator(scale, 1, 1)),
                orders(),
                lineitems());
    }

    TableRows orders() {
        return rows("orders", new OrderGenerator(scale, 1, 1));
    }

    TableRows lineitems() {
        return rows("lineitem", new LineItemGenerator(scale, 1, 1));
    }

    private static TableRows rows(String table, Iterable<? extends TpchEntity> entities) {
        return new TableRows(table, Streams.stream(entities).map(TpchRows::values));
    }

    private static List<String> values(TpchEntity entity) {
        return List.of(entity.toLine().split("\\|"));
    }
}
