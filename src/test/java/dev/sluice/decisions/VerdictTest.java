package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static Verdict read(String body) {
        return Verdict.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Refusal.Malformed refusal(String body) {
        Refused no = assertThrows(Refused.class, () -> read(body));
        return (Refusal.Malformed) no.refusal();
    }

    @ParameterizedTest
    @EnumSource
    void isReadByItsWord(Verdict verdict) {
        // When
        Verdict read = read("{ \"verdict\": \"" + verdict.word() + "\" }");
        // Then
        assertEquals(verdict, read);
    }

    @Test
    void anUnknownWordIsRefusedWithThoseThatAreKnown() {
        // When
        Refusal.Malformed no = refusal("{\"verdict\":\"bad\"}");
        // Then
        assertEquals("verdict is 'bad'; send one of good, under, over, slow.", no.message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|verdict|missing_required_parameter",
                "{\"verdict\":1}|verdict|invalid_type",
                "{\"verdict\":null}|verdict|invalid_type",
                "{\"verdict\":\"Good\"}|verdict|unsupported_value",
                "{\"verdict\":\"good\",\"why\":\"x\"}|why|unknown_parameter"
            })
    void namesTheFieldAndWhatIsWrongWithIt(String body, String param, String code) {
        // When
        Refusal.Malformed no = refusal(body);
        // Then
        assertEquals(param + " " + code, no.param() + " " + no.code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "good",
                "[\"good\"]",
                "\"good\"",
                "{\"verdict\":\"good\"",
                "{\"verdict\":\"good\"} {}",
                "{\"verdict\":\"good\",\"verdict\":\"good\"}",
                "{'verdict':'good'}"
            })
    void refusesWhatIsNotOneObject(String body) {
        // When
        Refusal.Malformed no = refusal(body);
        // Then
        assertEquals(null, no.param());
    }

    @Test
    void aLongWordIsCutInTheRefusal() {
        // When
        Refusal.Malformed no = refusal("{\"verdict\":\"" + "x".repeat(2_000) + "\"}");
        // Then
        assertEquals(true, no.message().length() < 160);
    }
}
