package org.rocksdb.planted;

/** Stands in for a class of this package. */
public final class RocksDbStandIn {

    private RocksDbStandIn() {}
}
