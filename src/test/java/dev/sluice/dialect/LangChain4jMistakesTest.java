package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Refused;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a caller got wrong is no failure of Bedrock's: it opens no breaker, and nobody is asked.
class LangChain4jMistakesTest {

    @AutoClose private final Afar afar = new Afar();

    private static Arguments asked(String name, String messages, String members) {
        return Arguments.of(name, messages, members);
    }

    private static String user(String part) {
        return "{'role':'user','content':[%s]}".formatted(part);
    }

    private static String image(String url) {
        return user("{'type':'image_url','image_url':{'url':'%s'}}".formatted(url));
    }

    private static String called(String arguments) {
        return "{'role':'user','content':'hi'},{'role':'assistant','tool_calls':[{'id':'t1','type':'function','function':{'name':'look','arguments':%s}}]},{'role':'tool','tool_call_id':'t1','content':'sunny'}"
                .formatted(arguments);
    }

    private static String schema(String members) {
        return ",'response_format':{'type':'json_schema','json_schema':{%s}}".formatted(members);
    }

    static Stream<Arguments> mistakes() {
        String deep = "'{" + "\\'a\\':{".repeat(2_000) + "}".repeat(2_001) + "'";
        return Stream.of(
                asked("an unknown role", "{'role':'wizard','content':'hi'}", ""),
                asked("no role", "{'content':'hi'}", ""),
                asked("an unknown part", user("{'type':'video_url'}"), ""),
                asked("sound", user("{'type':'input_audio','input_audio':{}}"), ""),
                asked("no url", image(""), ""),
                asked("an address", image("https://a.test/a.png"), ""),
                asked("no base64", image("data:image/png,xyz"), ""),
                asked("broken base64", image("data:image/png;base64,A"), ""),
                asked("no type", image("data:;base64,AAEC"), ""),
                asked("no image", image("data:text/plain;base64,AAEC"), ""),
                asked("a drawing", image("data:image/svg+xml;base64,AAEC"), ""),
                asked(
                        "a result without a call",
                        "{'role':'user','content':'hi'},{'role':'tool','tool_call_id':'t9','content':'sunny'}",
                        ""),
                asked("arguments in a list", called("'[]'"), ""),
                asked("arguments that are a number", called("'3'"), ""),
                asked("arguments cut off", called("'{'"), ""),
                asked("arguments too deep", called(deep), ""),
                asked("an endless argument", called("'{\\'a\\':" + "9".repeat(2_000) + "}'"), ""),
                asked(
                        "a limit beyond numbers",
                        user("{'type':'text','text':'hi'}"),
                        ",'max_tokens':99999999999"),
                asked(
                        "a heat in words",
                        user("{'type':'text','text':'hi'}"),
                        ",'temperature':'warm'"),
                asked("a schema that is missing", user("{'type':'text','text':'hi'}"), schema("")));
    }

    private int status(String messages, String members) throws Exception {
        String json = "{'model':'mine','messages':[%s]%s}".formatted(messages, members);
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(Converse.HELLO));
        try {
            Ask ask = Asks.read(json.replace('\'', '"'));
            return afar.sent(ask, afar.model("bedrock", "m", "AKIA:secret")).statusCode();
        } catch (Refused no) {
            return 400;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isTheCallersMistake(String name, String messages, String members) throws Exception {
        // When
        int status = status(messages, members);
        // Then
        assertEquals(400, status);
    }

    /// Bedrock may judge it.
    static Stream<Arguments> oddities() {
        return Stream.of(
                asked("no limit at all", user("{'type':'text','text':'hi'}"), ",'max_tokens':null"),
                asked("an empty stop", user("{'type':'text','text':'hi'}"), ",'stop':''"),
                asked("arguments that are empty", called("''"), ""),
                asked("arguments that are no text", called("{'a':1}"), ""),
                asked("arguments that say nothing", called("null"), ""),
                asked("large arguments", called("'{\\'a\\':123456789012345678901234567890}'"), ""),
                asked(
                        "an empty result",
                        called("'{}'").replace("'content':'sunny'", "'content':''"),
                        ""),
                asked(
                        "no result",
                        called("'{}'").replace("'content':'sunny'", "'content':null"),
                        ""),
                asked("an infinite argument", called("'{\\'a\\':1e999}'"), ""),
                asked("half a character", user("{'type':'text','text':'a\\ud800'}"), ""),
                asked("half a character in arguments", called("'{\\'a\\':\\'\\\\ud800\\'}'"), ""),
                asked(
                        "a schema that is a text",
                        user("{'type':'text','text':'hi'}"),
                        schema("'name':'a','schema':'x'")),
                asked(
                        "a schema that is a list",
                        user("{'type':'text','text':'hi'}"),
                        schema("'name':'a','schema':[]")),
                asked("a whole character", user("{'type':'text','text':'\\ud83d\\ude00'}"), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void isCarriedAllTheSame(String name, String messages, String members) throws Exception {
        // When
        int status = status(messages, members);
        // Then
        assertEquals(200, status);
    }
}
