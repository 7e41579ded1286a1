/**
 * Rules on which package, file and library may know which, over the code of all modules; each is shown to catch a planted violation, from a package named
 * {@code planted}. Entry points: {@link Rules}, {@link ArchitectureTest}.
 */
@NullMarked
package dev.belvedere.architecture;

import org.jspecify.annotations.NullMarked;
