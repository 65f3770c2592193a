package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A `detail` that is a list, as FastAPI's servers write it: vLLM, Mistral.
class ComplaintDetailsTest {

    private static Complaint read(String body) {
        return Complaints.read(422, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{'msg':'why'}] | null",
                "[{'loc':['body','messages',0,'content'],'msg':'why'},{'msg':'more'}] | \"messages[0].content\"",
                "[{'loc':['body','temperature'],'msg':'why'}] | \"temperature\"",
                "[{'loc':['body'],'msg':'why'}] | null",
                "[{'loc':'seed','msg':'why'}] | null"
            })
    void err7_tellsTheFirstOfSeveralDetailsAndWhereItStands(String details, String param) {
        // When
        Complaint complaint = read("{'detail':%s}".formatted(details));
        // Then
        assertEquals(
                "why " + param,
                complaint.message()
                        + " "
                        + Value.of(complaint.errorJson().getBytes(StandardCharsets.UTF_8))
                                .get("error")
                                .get("param")
                                .written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[7]", "[{'loc':['body','x']}]"})
    void err7_tellsDetailsOfAnotherShapeAsTheyStand(String details) {
        // Given
        String written = details.replace('\'', '"');
        // When
        Complaint complaint = read("{\"detail\":" + written + "}");
        // Then
        assertEquals(written, complaint.message());
    }
}
