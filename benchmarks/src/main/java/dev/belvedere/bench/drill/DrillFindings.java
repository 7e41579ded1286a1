package dev.belvedere.bench.drill;

import dev.belvedere.bench.drill.check.Tally;
import java.util.Map;

/**
 * The results of a drill.
 *
 * @param changes the number of committed row changes
 * @param verifyEqual whether every instance served exactly the rows of the views' SELECTs at the end
 * @param more the results that only this drill has, by name
 */
record DrillFindings(Tally tally, long changes, boolean verifyEqual, Map<String, Long> more) {}
