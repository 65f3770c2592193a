package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Bedrock is asked, and with which credential.
class LangChain4jBedrockRequestTest {

    @AutoClose private final Afar afar = new Afar();

    private void streams() {
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(Converse.HELLO));
    }

    private void told(Ask ask) throws Exception {
        afar.told(ask, afar.model("bedrock", "acme.claude-1:0", "AKIA:secret"));
    }

    @Test
    void asksConverseInItsOwnWords() throws Exception {
        // Given
        streams();
        // When
        told(Converse.ask(",'max_tokens':9,'temperature':0.5,'stop':'x'"));
        // Then
        Afar.Seen seen = afar.asked();
        assertTrue(seen.path().endsWith("/converse-stream"), seen.path());
        assertEquals(
                "{'messages':[{'role':'user','content':[{'text':'hi'}]}],'system':[{'text':'Be brief.'}],"
                        + "'inferenceConfig':{'maxTokens':9,'temperature':0.5,'stopSequences':['x']}}",
                seen.body().replace('"', '\''));
    }

    @Test
    void asksToThinkInTheDeclaredWords() throws Exception {
        // Given
        streams();
        Provider.Rules rules =
                new Provider.Rules(Deviation.Edits.NONE, Map.of("none", "null", "high", "2048"));
        Model model = afar.model("bedrock", "claude", "AKIA:secret", rules);
        // When
        afar.told(
                Converse.ask(",'reasoning_effort':'high','max_tokens':4000,'temperature':0.5"),
                model);
        // Then
        String body = afar.asked().body().replace('"', '\'');
        assertTrue(body.contains("'inferenceConfig':{'maxTokens':4000}"), body);
        assertTrue(body.contains("'type':'enabled'"), body);
        assertTrue(body.contains("'budget_tokens':2048"), body);
    }

    @Test
    void sendsWhatTheOperatorsPatchAdds() throws Exception {
        // Given
        streams();
        Ask ask = Converse.ask("");
        Model model = afar.model("bedrock", "claude", "AKIA:secret");
        // When
        byte[] body = afar.dialect().encode(ask, model, Patch.of("{\"top_k\":5}")).body();
        // Then
        assertTrue(new String(body, StandardCharsets.UTF_8).contains("\"own\":{\"top_k\":5}"));
    }

    @Test
    void sendsAToolLoopBack() throws Exception {
        // Given
        streams();
        String json =
                "{'model':'mine','messages':[{'role':'user','content':'hi'},"
                        + "{'role':'assistant','content':null,'tool_calls':[{'id':'t1','type':'function','function':{'name':'look','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'t1','content':'sunny'}],'tools':[{'type':'function','function':{'name':'look'}}]}";
        // When
        told(Asks.read(json.replace('\'', '"')));
        // Then
        String body = afar.asked().body().replace('"', '\'');
        assertTrue(body.contains("{'toolUse':{'toolUseId':'t1','name':'look','input':{}}}"), body);
        assertTrue(
                body.contains("{'toolResult':{'toolUseId':'t1','content':[{'text':'sunny'}]"),
                body);
    }

    @Test
    void signsWithTheConfiguredKey() throws Exception {
        // Given
        streams();
        // When
        told(Converse.ask(""));
        // Then
        assertTrue(afar.asked().authorization().startsWith("AWS4-HMAC-SHA256 Credential=AKIA/"));
    }

    @Test
    void showsABedrockKeyAsABearer() throws Exception {
        // Given
        streams();
        // When
        afar.told(Converse.ask(""), afar.model("bedrock", "m", "bedrock-api-key"));
        // Then
        assertEquals("Bearer bedrock-api-key", afar.asked().authorization());
    }

    @ParameterizedTest
    @CsvSource({"AB-_, 400", "A, 400", "AAEC, 200"})
    void anImageThatIsNoBase64IsTheCallersMistake(String data, int expected) throws Exception {
        // Given
        String json =
                "{'model':'mine','messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,"
                        + data
                        + "'}}]}]}";
        // When
        int status = status(Asks.read(json.replace('\'', '"')));
        // Then
        assertEquals(expected, status);
    }

    private static Ask tool(String number) {
        return Converse.ask(
                ",'tools':[{'type':'function','function':{'name':'look','parameters':{'type':'object','properties':{'a':{'type':'number','maximum':%s}}}}}]"
                        .formatted(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e20", "-7", "0.5", "10000000000"})
    void aNumberOfAToolsSchemaIsReadHoweverLarge(String number) throws Exception {
        // Given
        streams();
        // When
        told(tool(number));
        // Then
        double sent =
                Exchange.json(afar.asked().body())
                        .at("/toolConfig/tools/0/toolSpec/inputSchema/json/properties/a/maximum")
                        .asDouble();
        assertEquals(Double.parseDouble(number), sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "1e99999999999"})
    void aNumberThatIsNoneIsTheCallersMistake(String number) {
        assertThrows(Refused.class, () -> told(tool(number)));
    }

    @Test
    void hiddenThoughtsThatAreNoBase64AreTheCallersMistake() throws Exception {
        // Given
        String json =
                "{'model':'mine','messages':[{'role':'user','content':'hi'},{'role':'assistant','thinking_blocks':[{'type':'redacted_thinking','data':'no base64!'}],"
                        + "'tool_calls':[{'id':'t1','type':'function','function':{'name':'look','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'t1','content':'sunny'}],'tools':[{'type':'function','function':{'name':'look'}}]}";
        // When
        int status = status(Asks.read(json.replace('\'', '"')));
        // Then
        assertEquals(400, status);
    }

    private int status(Ask ask) throws Exception {
        streams();
        return afar.sent(ask, afar.model("bedrock", "m", "AKIA:secret")).statusCode();
    }
}
