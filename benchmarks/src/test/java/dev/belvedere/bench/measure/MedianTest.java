package dev.belvedere.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheMiddleOfAnOddNumberOfFigures() {
        assertThat(Median.of(9, 1, 5)).isEqualTo(5);
    }

    @Test
    void isTheMeanOfTheTwoMiddleFiguresOfAnEvenNumber() {
        assertThat(Median.of(9, 1, 5, 6)).isEqualTo(5.5);
    }

    @Test
    void isNotANumberWithoutFigures() {
        assertThat(Median.of()).isNaN();
    }

    @Test
    void takesOneFigureOfEachRound() {
        assertThat(Median.of(List.of("a", "bbb", "cc"), String::length)).isEqualTo(2);
    }
}
