package dev.belvedere.topology.expr.power;

import static dev.belvedere.topology.expr.power.PowerFunctions.ofDouble;

import dev.belvedere.serdes.row.SqlType;
import dev.belvedere.topology.expr.Expr;
import dev.belvedere.topology.expr.function.Definition;
import dev.belvedere.topology.expr.function.Fractions;
import dev.belvedere.topology.expr.function.ScalarFunction;
import dev.belvedere.topology.expr.value.DoubleArithmetic;
import java.util.List;

/** Functions of angles in radians and of hyperbolas, of double precision. */
public final class AngleFunctions {

    // RADIANS_PER_DEGREE of PostgreSQL's float.c.
    private static final double RADIANS_PER_DEGREE = 0.017453292519943295;
    private static final DoubleArithmetic ARITHMETIC = new DoubleArithmetic();

    public static final List<ScalarFunction> ALL = List.of(
            ofDouble("DEGREES", radians -> ARITHMETIC.divide(radians, RADIANS_PER_DEGREE)),
            ofDouble("RADIANS", degrees -> ARITHMETIC.multiply(degrees, RADIANS_PER_DEGREE)),
            ofDouble("SIN", angle -> StrictMath.sin(Angles.finite(angle))),
            ofDouble("COS", angle -> StrictMath.cos(Angles.finite(angle))),
            ofDouble("TAN", angle -> StrictMath.tan(Angles.finite(angle))),
            ofDouble("COT", angle -> 1 / StrictMath.tan(Angles.finite(angle))),
            ofDouble("ASIN", sine -> StrictMath.asin(Angles.within(-1, sine, 1))),
            ofDouble("ACOS", cosine -> StrictMath.acos(Angles.within(-1, cosine, 1))),
            ofDouble("ATAN", StrictMath::atan),
            Definition.function("ATAN2")
                    .arguments(2)
                    .typedBy((function, arguments) ->
                            Expr.Call.strict(function, Fractions.doubles(function, arguments), SqlType.DOUBLE))
                    .binary((y, x) -> StrictMath.atan2((Double) y, (Double) x)),
            ofDouble("SINH", StrictMath::sinh),
            ofDouble("COSH", StrictMath::cosh),
            ofDouble("TANH", StrictMath::tanh),
            ofDouble("ASINH", Angles::inverseSinh),
            ofDouble("ACOSH", cosh -> Angles.inverseCosh(Angles.within(1, cosh, Double.POSITIVE_INFINITY))),
            ofDouble("ATANH", tanh -> Angles.inverseTanh(Angles.within(-1, tanh, 1))));

    private AngleFunctions() {}
}
