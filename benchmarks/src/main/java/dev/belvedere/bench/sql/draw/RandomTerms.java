package dev.belvedere.bench.sql.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Random well-typed expressions over the columns of a query, from a list of all functions. */
final class RandomTerms {

    private static final Pattern PART = Pattern.compile("\\{(\\w)\\}");
    private static final Map<Character, List<String>> FORMS = forms();

    private static final Map<Character, List<String>> LITERALS = Map.ofEntries(
            Map.entry('i', List.of("0", "1", "-1", "3", "NULL::integer")),
            Map.entry('b', List.of("3000000000", "2::bigint", "-7::bigint")),
            Map.entry('n', List.of("0.05", "1.50", "-2.5", "100.0", "0.0")),
            Map.entry('r', List.of("CAST(0.1 AS real)", "CAST('1.5' AS real)")),
            Map.entry('x', List.of("CAST(0.1 AS double precision)", "CAST('2.5' AS double precision)")),
            Map.entry('s', List.of("''", "'a'", "'ab'", "'ä€😀'", "'it''s'")),
            Map.entry('f', List.of("TRUE", "FALSE", "NULL::boolean")),
            Map.entry('d', List.of("DATE '2020-02-29'", "DATE '1969-12-31'")),
            Map.entry('t', List.of("TIMESTAMP '2020-01-01 12:34:56.789'", "TIMESTAMP '1970-01-01 00:00:00'")),
            Map.entry('z', List.of("'2020-03-29 01:30:00+00'::timestamptz")),
            Map.entry('h', List.of("TIME '12:34:56'", "TIME '00:00:00'")),
            Map.entry(
                    'v', List.of("INTERVAL '1 mon -3 days 04:05:06.789'", "INTERVAL '30 days'", "INTERVAL '1' MONTH")),
            Map.entry('u', List.of("'00000000-0000-0000-0000-000000000001'::uuid")),
            Map.entry('j', List.of("'[]'::jsonb", "'{}'::jsonb")),
            Map.entry('a', List.of("ARRAY[1, 2]")),
            Map.entry('k', List.of("ARRAY['a', NULL]")),
            Map.entry('y', List.of("'\\x00ff'::bytea", "'\\x'::bytea")),
            Map.entry('w', List.of("EXP(1)", "||/ 2")));

    private final Dice dice;

    RandomTerms(Dice dice) {
        this.dice = dice;
    }

    private static Map<Character, List<String>> forms() {
        try (InputStream file = RandomTerms.class.getResourceAsStream("terms.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.groupingBy(
                            line -> line.charAt(0),
                            Collectors.mapping(line -> line.substring(2), Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an expression of any of the types. */
    String any(String letters, List<Field> fields, int depth) {
        return of(letters.charAt(dice.number(letters.length())), fields, depth);
    }

    String condition(List<Field> fields) {
        return of('f', fields, 1 + dice.number(2));
    }

    String of(char letter, List<Field> fields, int depth) {
        if (depth == 0 || dice.once(6)) {
            return leaf(letter, fields);
        }
        return "(" + filled(dice.one(Objects.requireNonNull(FORMS.get(letter))), fields, depth - 1) + ")";
    }

    /** Returns a form with expressions of this depth for its parts. */
    String filled(String form, List<Field> fields, int depth) {
        Matcher parts = PART.matcher(form);
        return parts.replaceAll(
                part -> Matcher.quoteReplacement(part(part.group(1).charAt(0), fields, depth)));
    }

    private String part(char letter, List<Field> fields, int depth) {
        return switch (letter) {
            case 'p' -> String.valueOf(1 + dice.number(4));
            case 'q' -> dice.one("-1", "0", "1", "2", "3");
            default -> of(letter, fields, depth);
        };
    }

    private String leaf(char letter, List<Field> fields) {
        List<Field> alike =
                fields.stream().filter(field -> field.letter() == letter).toList();
        return alike.isEmpty() || dice.once(8)
                ? dice.one(Objects.requireNonNull(LITERALS.get(letter)))
                : dice.one(alike).name();
    }
}
