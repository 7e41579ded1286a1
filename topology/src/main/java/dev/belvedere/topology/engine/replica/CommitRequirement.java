package dev.belvedere.topology.engine.replica;

/**
 * What a reader wants to be in a shard.
 *
 * @param offsets by source number, exclusive; 0 where it does not matter
 * @param commit the shard's own commit, by number; 0 where it does not matter
 */
public record CommitRequirement(long[] offsets, long commit) {

    public boolean isIn(Commit committed) {
        if (committed.number() < commit) {
            return false;
        }
        for (int source = 0; source < offsets.length; source++) {
            if (committed.offsets()[source] < offsets[source]) {
                return false;
            }
        }
        return true;
    }
}
