package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What `sluice models --json` prints.
record ModelRows(Console console) {

    List<JsonNode> of(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("models", "--json"));
        arguments.addAll(List.of(options));
        int code = console.run(Map.of(), arguments.toArray(String[]::new));
        assertEquals(Exit.FINE, code, console.err::toString);
        List<JsonNode> rows = new ArrayList<>();
        new ObjectMapper().readTree(console.out.toString()).forEach(rows::add);
        return rows;
    }

    List<String> ids(String... options) throws IOException {
        return of(options).stream().map(row -> row.path("id").asText()).toList();
    }
}
