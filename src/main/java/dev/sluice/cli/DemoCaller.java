package dev.sluice.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Somebody who asks a gateway and reads the answer, or leaves.
///
/// @param base up to and including `/v1/`
record DemoCaller(HttpClient client, URI base) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// @param key of a team; empty for none
    /// @param leaves whether to leave a stream early
    /// @param speaks whether to say what it thought of the answer
    record Asked(DemoScript.Question question, String key, boolean leaves, boolean speaks) {}

    /// How it ended, in a word.
    String answered(Asked asked) throws IOException, InterruptedException {
        HttpRequest request =
                request(asked.question().path(), asked.key())
                        .POST(BodyPublishers.ofString(asked.question().body()))
                        .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (asked.leaves() && asked.question().kind().endsWith("streamed")) {
                body.readNBytes(200);
                return "left early";
            }
            body.readAllBytes();
        }
        if (asked.speaks() && answer.statusCode() == 200) {
            feedback(asked, answer);
        }
        return Integer.toString(answer.statusCode());
    }

    private void feedback(Asked asked, HttpResponse<?> answer)
            throws IOException, InterruptedException {
        String decision = answer.headers().firstValue("x-sluice-decision").orElse("");
        String tier = answer.headers().firstValue("x-sluice-tier").orElse("");
        boolean hard = asked.question().kind().startsWith("hard");
        String verdict = hard && tier.equals("fast") ? "under" : "good";
        HttpRequest said =
                request("routing/" + decision + "/feedback", asked.key())
                        .POST(BodyPublishers.ofString("{\"verdict\":\"" + verdict + "\"}"))
                        .build();
        client.send(said, BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path, String key) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .header("content-type", "application/json");
        return key.isEmpty() ? request : request.header("authorization", "Bearer " + key);
    }

    /// The first model for embeddings that the gateway lists; empty for none. Throws IOException
    /// when the gateway does not answer as one.
    String embedding(String key) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(request("models", key).GET().build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + base.resolve("models") + " says " + answer.statusCode());
        }
        for (JsonNode model : new ObjectMapper().readTree(answer.body()).path("data")) {
            if (model.path("sluice").path("kind").asText().equals("embedding")) {
                return model.path("id").asText();
            }
        }
        return "";
    }
}
