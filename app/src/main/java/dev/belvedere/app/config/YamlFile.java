package dev.belvedere.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a YAML file into settings with full keys, each with its line. */
final class YamlFile {

    private final String name;
    private final RawSettings settings;

    private YamlFile(String name, RawSettings settings) {
        this.name = name;
        this.settings = settings;
    }

    static void read(Path file, RawSettings settings) {
        String name = String.valueOf(file.getFileName());
        try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
            new YamlFile(name, settings).document(parser);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            settings.problem(
                    name + ":" + line,
                    "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (NoSuchFileException e) {
            settings.problem(file.toString(), "there is no such file");
        } catch (IOException e) {
            settings.problem(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    private void document(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            section("", parser);
        } else if (first != null) {
            settings.problem(place(parser), "expected keys and values, for example \"application: shop\"");
        }
    }

    private void section(String prefix, JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = prefix + parser.currentName();
            String place = place(parser);
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                section(key + ".", parser);
            } else if (token == JsonToken.START_ARRAY) {
                settings.add(
                        key,
                        new RawSetting(place, SettingKeys.holdsLists(key) ? lists(key, parser) : list(key, parser)));
            } else if (token != JsonToken.VALUE_NULL) {
                settings.add(key, new RawSetting(place, List.of(parser.getText())));
            } else if (!SettingKeys.section(key)) {
                settings.add(key, new RawSetting(place, List.of()));
            }
        }
    }

    private List<String> list(String key, JsonParser parser) throws IOException {
        List<String> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token.isScalarValue()) {
                values.add(parser.getText());
            } else {
                settings.problem(place(parser), RawSettings.quoted(key) + " takes plain values only");
                parser.skipChildren();
            }
        }
        return values;
    }

    /** Reads lists within a list, each as one value. */
    private List<String> lists(String key, JsonParser parser) throws IOException {
        List<String> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                values.add(String.join(",", list(key, parser)));
            } else {
                settings.problem(
                        place(parser),
                        RawSettings.quoted(key) + " takes lists of columns, for example [[user_id, status]]");
                parser.skipChildren();
            }
        }
        return values;
    }

    private String place(JsonParser parser) {
        return name + ":" + parser.currentTokenLocation().getLineNr();
    }
}
