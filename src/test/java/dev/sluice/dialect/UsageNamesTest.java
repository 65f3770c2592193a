package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageNamesTest {

    private static final Map<String, String> NAMES =
            Map.of("in", "prompt_tokens", "hit", "prompt_tokens_details.cached_tokens");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{} | {}",
                "{'total_tokens':5} | {'total_tokens':5}",
                "{'in':3,'total_tokens':5} | {'prompt_tokens':3,'total_tokens':5}",
                "{'hit':2,'in':3} | {'prompt_tokens':3,'prompt_tokens_details':{'cached_tokens':2}}",
                "{'hit':2,'prompt_tokens_details':{'audio_tokens':1}} | {'prompt_tokens_details':{'audio_tokens':1,'cached_tokens':2}}",
                "{'hit':2,'prompt_tokens_details':{}} | {'prompt_tokens_details':{'cached_tokens':2}}",
                "{'hit':2,'prompt_tokens_details':null} | {'prompt_tokens_details':null}"
            })
    void namesCountsAsOpenAiDoes(String theirs, String ours) {
        // Given
        Value usage = Value.of(theirs.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        Bytes out = new Bytes(64);
        // When
        UsageNames.write(out, usage, NAMES);
        // Then
        assertEquals(ours.replace('\'', '"'), out.toString());
    }
}
