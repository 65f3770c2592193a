package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LangChain4jLimitsTest {

    private static final LangChain4jHost HOST = LangChain4jHost.closed();

    private static Model model(String engine, Provider.Unsupported policy) {
        Provider.Rules rules =
                new Provider.Rules(
                        Deviation.Edits.NONE,
                        Deviation.Turns.AS_IS,
                        Map.of(),
                        Deviation.Answers.AS_IS,
                        Provider.Auth.BY_DIALECT,
                        policy,
                        Provider.Rules.LIMIT);
        return Afar.model(engine, "up", "", URI.create("engine:" + engine), rules);
    }

    private static Dialect.Outbound encode(Endpoint endpoint, String members, Model model) {
        String json = "{\"model\":\"mine\"," + members.replace('\'', '"') + "}";
        return new LangChain4j(HOST).encode(Asks.read(endpoint, json), model, Patch.NONE);
    }

    private static List<String> dropped(String members) {
        Model model = model("bedrock", Provider.Unsupported.BY_MEANING);
        return encode(Endpoint.CHAT, "'messages':[]," + members, model).dropped();
    }

    private static String refused(Endpoint endpoint, String engine, String members) {
        Model model = model(engine, Provider.Unsupported.BY_MEANING);
        Refused no = assertThrows(Refused.class, () -> encode(endpoint, members, model));
        return ((Refusal.Malformed) no.refusal()).param();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'n':2 | n",
                "'logprobs':true | logprobs",
                "'tools':[{'function':{'name':'a'}}],'parallel_tool_calls':false | parallel_tool_calls",
                "'tool_choice':'none' | tool_choice"
            })
    void refusesWhatWouldChangeTheAnswer(String members, String param) {
        assertEquals(param, refused(Endpoint.CHAT, "bedrock", "'messages':[]," + members));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'seed':7 | seed",
                "'logit_bias':{'1':2} | logit_bias",
                "'user':'u' | user",
                "'presence_penalty':1 | presence_penalty",
                "'reasoning_effort':'high' | reasoning_effort",
                "'response_format':{'type':'json_object'} | response_format=instruction",
                "'tools':[{'function':{'name':'a','parameters':{'title':'T'}}}] | tools.title",
                "'tools':[{'function':{'name':'a','strict':true}}] | tools.strict"
            })
    void tellsWhatItDrops(String members, String what) {
        assertEquals(List.of(what), dropped(members));
    }

    @Test
    void vertexIsToldNoEffortWhateverTheRulesSay() {
        // Given
        Provider.Rules rules =
                new Provider.Rules(Deviation.Edits.NONE, Map.of("low", "1024", "high", "8192"));
        Model model = Afar.model("vertex", "up", "", URI.create("engine:vertex"), rules);
        // When
        Dialect.Outbound sent =
                encode(Endpoint.CHAT, "'messages':[],'reasoning_effort':'high'", model);
        // Then
        assertEquals(List.of("reasoning_effort"), sent.dropped());
    }

    @Test
    void refusesAllWhereTheOperatorWantsThat() {
        Model model = model("bedrock", Provider.Unsupported.REFUSE);
        assertThrows(Refused.class, () -> encode(Endpoint.CHAT, "'messages':[],'seed':7", model));
    }

    @Test
    void dropsAllWhereTheOperatorWantsThat() {
        Model model = model("bedrock", Provider.Unsupported.DROP);
        assertEquals(List.of("n"), encode(Endpoint.CHAT, "'messages':[],'n':2", model).dropped());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "'input':[1,2] | input",
                "'input':[[1],[2]] | input",
                "'input':'a','dimensions':7 | dimensions",
                "'input':'a','encoding_format':'int8' | encoding_format",
                "'input':'a','input_type':'x1' | input_type"
            })
    void embedsOnlyText(String members, String param) {
        assertEquals(param, refused(Endpoint.EMBEDDINGS, "onnx", members));
    }

    @ParameterizedTest
    @CsvSource({
        "bedrock,EMBEDDINGS,'''input'':''a'''",
        "onnx,CHAT,'''messages'':[]'",
        "cohere,CHAT,'''messages'':[]'",
        "onnx,RERANK,'''query'':''q'',''documents'':[''a'']'",
        "bedrock,COMPLETIONS,'''prompt'':''a'''"
    })
    void servesNoOtherEndpoint(String engine, Endpoint endpoint, String members) {
        Model model = model(engine, Provider.Unsupported.BY_MEANING);
        Refused no = assertThrows(Refused.class, () -> encode(endpoint, members, model));
        assertEquals("no_route", no.refusal().word());
    }

    @Test
    void callersOfAnthropicsFormAreSentThereToo() {
        // Given
        Ask ask =
                Asks.read(
                        Endpoint.MESSAGES,
                        "{\"model\":\"mine\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        Model model = model("bedrock", Provider.Unsupported.BY_MEANING);
        // When
        URI to = Interpreter.of(new LangChain4j(HOST)).encode(ask, model, Patch.NONE).instead();
        // Then
        assertEquals(HOST.address(), to);
    }

    @Test
    void namesAProviderByTheSameWordEachTime() {
        Model model = model("onnx", Provider.Unsupported.BY_MEANING);
        assertEquals(HOST.account(model.provider()), HOST.account(model.provider()));
    }
}
