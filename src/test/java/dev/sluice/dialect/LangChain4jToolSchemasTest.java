package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Refused;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON schemas of tools as callers' libraries write them, on their way to Bedrock.
class LangChain4jToolSchemasTest {

    /// What Pydantic and Zod write: a reference, a title, a dialect, no others.
    static final String TYPICAL =
            "{'$schema':'http://json-schema.org/draft-07/schema#','title':'Look','type':'object','additionalProperties':false,"
                    + "'$defs':{'Unit':{'type':'string','enum':['c','f']}},"
                    + "'properties':{'city':{'type':'string','title':'City','minLength':1},'unit':{'$ref':'#/$defs/Unit','description':'Of what'}},'required':['city']}";

    @AutoClose private final Afar afar = new Afar();

    static Ask ask(String schema) {
        return Converse.ask(
                ",'tools':[{'type':'function','function':{'name':'look','parameters':"
                        + schema
                        + "}}]");
    }

    private Model bedrock() {
        return afar.model("bedrock", "acme.claude-1:0", "AKIA:secret");
    }

    private JsonNode bedrockGot(String schema) throws Exception {
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(Converse.HELLO));
        afar.sent(ask(schema), bedrock());
        return Exchange.json(afar.asked().body())
                .at("/toolConfig/tools/0/toolSpec/inputSchema/json");
    }

    static JsonNode json(String text) {
        return Exchange.json(text.replace('\'', '"'));
    }

    private List<String> dropped(String schema) {
        return afar.dialect().encode(ask(schema), bedrock(), Patch.NONE).dropped();
    }

    @Test
    void bedrockGetsTheThreeWordsItTakesAtTheTopAndAllBelow() throws Exception {
        assertEquals(
                json(
                        "{'type':'object','required':['city'],'properties':{'city':{'type':'string','title':'City','minLength':1},"
                                + "'unit':{'type':'string','enum':['c','f'],'description':'Of what'}}}"),
                bedrockGot(TYPICAL));
    }

    @Test
    void whatBedrockDoesNotGetIsTold() {
        assertEquals(
                List.of("tools.$schema", "tools.title", "tools.additionalProperties"),
                dropped(TYPICAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'type':'object','anyOf':[{'required':['a']}],'properties':{'a':{'type':'string'}}} | tools.anyOf",
                "{'oneOf':[{'type':'object'}]} | tools.oneOf",
                "{'type':'object','description':'d'} | tools.description",
                "{'type':['object','null'],'$comment':'c'} | tools.$comment"
            })
    void noWordAtTheTopIsRefused(String schema, String told) {
        assertEquals(List.of(told), dropped(schema));
    }

    @Test
    void aReferenceAtTheTopIsFollowed() throws Exception {
        assertEquals(
                json("{'type':'object','required':[],'properties':{'a':{'type':'integer'}}}"),
                bedrockGot(
                        "{'$ref':'#/definitions/T','definitions':{'T':{'type':'object','properties':{'a':{'type':'integer'}}}}}"));
    }

    @Test
    void aMemberMayBeCalledLikeAWordOfSchemas() throws Exception {
        assertEquals(
                json(
                        "{'type':'object','required':[],'properties':{'$ref':{'type':'string'},'definitions':{'type':'string'},'title':{},'enum':{'enum':['$ref']}}}"),
                bedrockGot(
                        "{'type':'object','properties':{'$ref':{'type':'string'},'definitions':{'type':'string'},'title':true,'enum':{'enum':['$ref']}}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'properties':{'a':{'$ref':'#/$defs/T'}},'$defs':{'T':{'properties':{'b':{'$ref':'#/$defs/T'}}}}} | {'properties':{'b':{}}}",
                "{'properties':{'a':{'$ref':'#'}}} | {}",
                "{'properties':{'a':{'$ref':'#/$defs/gone'}}} | {}",
                "{'properties':{'a':{'$ref':'https://acme.test/s.json'}}} | {}"
            })
    void aReferenceWithoutAnEndStandsForAnyValue(String schema, String expected) throws Exception {
        assertEquals(json(expected), bedrockGot(schema).at("/properties/a"));
    }

    @Test
    void aReferenceWithoutAnEndIsTold() {
        assertEquals(List.of("tools.$ref"), dropped("{'properties':{'a':{'$ref':'#'}}}"));
    }

    @Test
    void referencesThatDoubleDoNotGrowWithoutEnd() {
        // Given
        StringBuilder defs = new StringBuilder();
        for (int i = 0; i < 64; i++) {
            String next = "{'$ref':'#/$defs/d%d'}".formatted(i + 1);
            defs.append(
                    "'d%d':{'properties':{'a':%s,'b':%s,'c':%s,'d':%s}},"
                            .formatted(i, next, next, next, next));
        }
        String schema = "{'$ref':'#/$defs/d0','$defs':{" + defs + "'d64':{'type':'string'}}}";
        // When
        List<String> dropped = dropped(schema);
        // Then
        assertEquals(List.of("tools.$ref"), dropped);
    }

    @Test
    void anEmptyDescriptionIsNotSent() throws Exception {
        // Given
        afar.answers(200, "application/vnd.amazon.eventstream", EventFrames.of(Converse.HELLO));
        // When
        afar.sent(
                Converse.ask(
                        ",'tools':[{'type':'function','function':{'name':'look','description':' '}}]"),
                bedrock());
        // Then
        assertEquals(
                json(
                        "{'name':'look','inputSchema':{'json':{'type':'object','properties':{},'required':[]}}}"),
                Exchange.json(afar.asked().body()).at("/toolConfig/tools/0/toolSpec"));
    }

    @Test
    void parametersThatAreNoObjectAreTheCallersMistake() {
        assertThrows(Refused.class, () -> dropped("{'type':'string'}"));
    }
}
