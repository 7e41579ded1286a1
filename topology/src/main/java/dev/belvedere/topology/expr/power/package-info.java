/** Powers, logarithms and the functions of angles, of double precision and of numeric. Entry points: {@link PowerFunctions}, {@link AngleFunctions}. */
@NullMarked
package dev.belvedere.topology.expr.power;

import org.jspecify.annotations.NullMarked;
