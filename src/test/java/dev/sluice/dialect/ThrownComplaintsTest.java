package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// llama.cpp answers with 500 whatever it throws, also where the request is to blame. The texts are
/// its own.
class ThrownComplaintsTest {

    private static Complaint thrown(int http, String type, String message) {
        JsonObject error =
                new JsonObject().put("code", 500).put("message", message).put("type", type);
        return Complaints.read(
                http,
                new JsonObject().put("error", error).encode().getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "unsupported_input | image input is not supported - hint: if this is unexpected, you may need to provide the mmproj",
                "unsupported_input | audio input is not supported - hint: if this is unexpected, you may need to provide the mmproj",
                "unsupported_input | Multimodal data provided, but model does not support multimodal requests.",
                "unsupported_input | tools param requires --jinja flag",
                "context_length_exceeded | input (6001 tokens) is too large to process. increase the physical batch size (current batch size: 512)",
                "- | Failed to parse tools: Unsupported tool type: {}; tools = []",
                "- | Failed to parse messages: key 'name' not found",
                "- | Failed to load image or audio file",
                "- | Failed to download image",
                "- | Invalid base64 value"
            })
    void whatIsWrongWithTheRequestIsNoFailureOfTheServer(String code, String message) {
        for (int http : new int[] {500, 200}) {
            // When
            Complaint complaint = thrown(http, "server_error", message);
            // Then
            JsonObject error = new JsonObject(complaint.errorJson()).getJsonObject("error");
            assertEquals(
                    "400 %s invalid_request_error %s".formatted(code, code),
                    "%d %s %s %s"
                            .formatted(
                                    complaint.status(),
                                    complaint.code(),
                                    error.getString("type"),
                                    error.getString("code")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Compute error.",
                "failed to decode: Failed to parse tools: x",
                "the image input is fine, the disk is full"
            })
    void everythingElseItThrowsIs(String message) {
        assertEquals(500, thrown(500, "server_error", message).status());
    }

    @Test
    void otherServersMeanTheir500() {
        assertEquals(500, thrown(500, "InternalServerError", "Invalid base64 value").status());
    }
}
