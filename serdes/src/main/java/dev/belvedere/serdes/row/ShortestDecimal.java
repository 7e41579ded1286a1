package dev.belvedere.serdes.row;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the decimal with the fewest digits that reads back as one floating-point number, by exact arithmetic. As in PostgreSQL (which took Ryu
 * with its bounds left out), a decimal halfway between two numbers counts for neither, however a reader might round it.
 */
final class ShortestDecimal {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final BigDecimal exact;
    private final BigDecimal low;
    private final BigDecimal high;

    /**
     * A positive number between its neighbours.
     *
     * @param below the next smaller floating-point number
     * @param above the next larger one
     */
    ShortestDecimal(BigDecimal below, BigDecimal exact, BigDecimal above) {
        this.exact = exact;
        this.low = below.add(exact).divide(TWO);
        this.high = above.add(exact).divide(TWO);
    }

    BigDecimal find() {
        int digits = 1;
        Optional<BigDecimal> found = ofDigits(digits);
        while (found.isEmpty()) {
            found = ofDigits(++digits);
        }
        return found.get();
    }

    // The nearest may lie outside where the next one, on the other side, does not: numbers below a power of two are
    // denser.
    private Optional<BigDecimal> ofDigits(int digits) {
        return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP)
                .map(mode -> exact.round(new MathContext(digits, mode)))
                .filter(each -> each.compareTo(low) > 0 && each.compareTo(high) < 0)
                .min(Comparator.comparing(each -> each.subtract(exact).abs()));
    }
}
