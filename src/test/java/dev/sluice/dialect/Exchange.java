package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Timeouts;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One golden exchange below `src/test/resources/wire/PROVIDER/CASE`: what a caller sends
/// (`request.json`), what its provider gets (`sent.json`), what that answers (`upstream.json` or
/// `upstream.sse`) and what the caller is told (`client.json` or `client.sse`). `setup.json` holds
/// the model's rules, and what is dropped or refused.
record Exchange(Path directory, JsonNode setup) {

    private static final Path ROOT = Path.of("src/test/resources/wire");

    /// Numbers keep their text.
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    /// Those of a provider that have a file of this name.
    static List<Exchange> of(String provider, String file) {
        try (Stream<Path> cases = Files.list(ROOT.resolve(provider))) {
            return cases.filter(each -> Files.exists(each.resolve(file)))
                    .sorted()
                    .map(each -> new Exchange(each, read(each.resolve("setup.json"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Files.exists(file)
                    ? JSON.readTree(Files.readString(file))
                    : JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    Ask ask() {
        boolean messages = directory.getParent().getFileName().toString().startsWith("messages");
        return Asks.read(
                messages ? Endpoint.MESSAGES : Endpoint.CHAT,
                text("request.json").getBytes(StandardCharsets.UTF_8));
    }

    JsonNode file(String name) {
        return read(directory.resolve(name));
    }

    String text(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What each event of a stream holds; `[DONE]` as a text. One with a name says it as its type.
    static List<JsonNode> events(String stream) {
        List<JsonNode> events = new ArrayList<>();
        for (String event : stream.split("\n\n")) {
            if (!event.isBlank()) {
                int at = event.indexOf("data: ");
                String data = event.substring(at + "data: ".length()).strip();
                JsonNode said =
                        data.equals("[DONE]") ? JSON.getNodeFactory().textNode(data) : json(data);
                String name = event.substring(0, at).strip();
                assertEquals(name, name.isEmpty() ? "" : "event: " + said.path("type").asText());
                events.add(said);
            }
        }
        return events;
    }

    Model model() {
        if (setup.has("preset")) {
            return Preset.model(setup.path("preset").asText(), setup.path("upstream").asText());
        }
        Map<String, String> effort = new LinkedHashMap<>();
        setup.path("effort")
                .properties()
                .forEach(each -> effort.put(each.getKey(), each.getValue().toString()));
        String unsupported = setup.path("unsupported").asText("BY_MEANING");
        Provider.Rules rules =
                new Provider.Rules(
                        Deviation.Edits.NONE,
                        Deviation.Turns.AS_IS,
                        effort,
                        Deviation.Answers.AS_IS,
                        Provider.Auth.BY_DIALECT,
                        Provider.Unsupported.valueOf(unsupported),
                        4096);
        return model(setup.path("upstream").asText("claude-test"), rules, "secret");
    }

    static Model model(String upstream, Provider.Rules rules, String credential) {
        Provider provider =
                new Provider(
                        "acme",
                        "any",
                        "",
                        List.of(URI.create("https://acme.test/v1")),
                        new Secret(credential),
                        Provider.Residency.EXTERNAL,
                        Balancing.of(Provider.Balance.LEAST_LOAD),
                        rules);
        return new Model(
                "acme-1",
                provider,
                upstream,
                null,
                Patch.NONE,
                null,
                Card.UNKNOWN,
                Timeouts.UNSAID);
    }

    @Override
    public String toString() {
        return directory.getFileName().toString();
    }
}
