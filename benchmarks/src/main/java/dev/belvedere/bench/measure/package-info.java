/** What measurements are made with: processes that are told what to do, schedules, medians, files of figures. Knows nothing of what is measured. */
@NullMarked
package dev.belvedere.bench.measure;

import org.jspecify.annotations.NullMarked;
