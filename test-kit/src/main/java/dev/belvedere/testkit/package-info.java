/** What the tests of several modules share: seeds, servers and databases of a test's own, and change events as Debezium writes them. */
@NullMarked
package dev.belvedere.testkit;

import org.jspecify.annotations.NullMarked;
