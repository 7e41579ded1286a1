package dev.belvedere.topology.flow.planted;

import org.rocksdb.planted.RocksDbStandIn;

/** Breaks a rule on purpose, to show that the rule can fail. */
public final class KnowsRocksDb {

    private KnowsRocksDb() {}

    /** Gives the class that it should not know. */
    public static Class<?> known() {
        return RocksDbStandIn.class;
    }
}
