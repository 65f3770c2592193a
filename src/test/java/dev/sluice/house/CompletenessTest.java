package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the code offers is in the documents: every key of the configuration, every metric, every
/// log key, every setting, every variable of a condition.
class CompletenessTest {

    private static List<String> missing(String document, List<String> words) {
        String text = Project.text(Project.ROOT.resolve("docs").resolve(document));
        return words.stream().filter(word -> !text.contains(word)).toList();
    }

    @Test
    void everyConfigurationKeyIsDocumented() throws IOException {
        // Given
        String schema = "src/main/resources/sluice.schema.json";
        List<String> keys = new ArrayList<>();
        gather(new ObjectMapper().readTree(Project.text(Project.ROOT.resolve(schema))), keys);

        // When
        List<String> missing = missing("configuration.md", keys.stream().distinct().toList());

        // Then
        assertEquals(List.of(), missing);
    }

    private static void gather(JsonNode node, List<String> keys) {
        JsonNode properties = node.path("properties");
        properties
                .fieldNames()
                .forEachRemaining(name -> {
                    JsonNode key = properties.path(name);
                    boolean holdsMore =
                            key.has("properties")
                                    || key.has("items")
                                    || key.path("additionalProperties").isObject();
                    keys.add(holdsMore ? name : name + "`");
                });
        node.forEach(child -> gather(child, keys));
    }

    @ParameterizedTest(name = "{0} in {2}")
    @CsvSource({
        "metrics/Family, '\"((?:gen_ai|sluice)\\.[a-z_.]+)\"', operate.md, `%s`",
        "ledger/LogLines, '\\.(?:text|number|known|share|flag)\\(\"(\\w+)\"', operate.md, %s",
        "ledger/CallLine, '\\.(?:text|number|known|share|flag)\\(\"(\\w+)\"', operate.md, %s",
        "route/CelRule, 'add\\(all, \"\\w+\\.(\\w+)\"', configuration.md, `%s`",
        "Settings, '([a-z]+)\\(\\);', operate.md, %s"
    })
    void everyNameIsDocumented(String type, String pattern, String document, String shown) {
        // Given
        String source = Project.text(Project.MAIN.resolve(type + ".java"));
        List<String> names =
                Pattern.compile(pattern)
                        .matcher(source)
                        .results()
                        .map(found -> shown.formatted(found.group(1)))
                        .toList();

        // When
        List<String> missing = names.isEmpty() ? List.of(type) : missing(document, names);

        // Then
        assertEquals(List.of(), missing);
    }
}
