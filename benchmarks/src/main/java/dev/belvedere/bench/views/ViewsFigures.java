package dev.belvedere.bench.views;

/**
 * What so many views take on one instance.
 *
 * @param views the number of views
 * @param secondsToReady from the start of the process until all views are hydrated
 * @param tasks tasks of Kafka Streams
 * @param topics internal topics
 * @param stores RocksDB stores
 * @param rssBytes the peak of the process's resident memory until then
 */
record ViewsFigures(int views, double secondsToReady, long tasks, long topics, long stores, long rssBytes) {}
