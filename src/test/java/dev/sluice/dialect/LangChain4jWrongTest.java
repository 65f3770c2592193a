package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Asks;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests that LangChain4j cannot say: the caller's to mend. Told as the provider's failure, five
/// of them would take its target out of rotation for everybody.
class LangChain4jWrongTest {

    @AutoClose private final Afar afar = new Afar();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bedrock|'messages':[]",
                "vertex|'messages':[]",
                "bedrock|'messages':[{'role':'user','content':' '}]",
                "vertex|'messages':[{'role':'user','content':'hi'}],'tools':[{'type':'function','function':{'name':'','parameters':{}}}]"
            })
    void areTheCallers(String engine, String members) throws Exception {
        // Given
        String json = ("{'model':'mine'," + members + "}").replace('\'', '"');
        // When
        HttpResponse<byte[]> answer =
                afar.sent(Asks.read(json), afar.model(engine, "m", "AKIA:secret"));
        // Then
        assertEquals(400, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    }
}
