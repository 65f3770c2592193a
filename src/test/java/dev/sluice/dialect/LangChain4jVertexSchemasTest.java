package dev.sluice.dialect;

import static dev.sluice.dialect.LangChain4jToolSchemasTest.ask;
import static dev.sluice.dialect.LangChain4jToolSchemasTest.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON schemas of tools as callers' libraries write them, on their way to Vertex, whose client
/// fails on words it does not have.
class LangChain4jVertexSchemasTest {

    private static final String TYPICAL = LangChain4jToolSchemasTest.TYPICAL;

    @AutoClose private final Afar afar = new Afar();

    private Model vertex() {
        return Afar.model(
                "vertex",
                "gemini-2.5-flash",
                "a-token",
                afar.base("/v1/projects/p1/locations/europe-west4"),
                Provider.Rules.NONE);
    }

    /// Types are numbers of Vertex' protocol: string 1, number 2, integer 3, array 5, object 6.
    private JsonNode vertexGot(String schema) throws Exception {
        String answer =
                "[{'candidates':[{'content':{'role':'model','parts':[{'text':'ok'}]},'finishReason':'STOP'}]}]";
        afar.answers(
                200,
                "application/json",
                answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        afar.sent(ask(schema), vertex());
        return Exchange.json(afar.asked().body()).at("/tools/0/functionDeclarations/0/parameters");
    }

    @Test
    void vertexGetsWhatItHasWordsFor() throws Exception {
        assertEquals(
                json(
                        "{'type':6,'required':['city'],'properties':{'city':{'type':1},"
                                + "'unit':{'type':1,'description':'Of what','enum':['c','f']}}}"),
                vertexGot(TYPICAL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{'type':['integer','null'],'minimum':1} | {'type':3}",
                "{'enum':['a']} | {'type':1,'enum':['a']}",
                "{'enum':[1,2],'type':'integer'} | {'type':3}",
                "{'oneOf':[{'type':'string','format':'date'},{'type':'null','description':'n'}]} | {'anyOf':[{'type':1},{'nullable':true}]}",
                "{'type':'array','items':{'type':'number','maximum':3},'minItems':1} | {'type':5,'items':{'type':2}}",
                "{'type':'array'} | {'type':5,'items':{'type':1}}",
                "{} | {'type':1}"
            })
    void vertexNeverFailsOnAWordItDoesNotHave(String schema, String expected) throws Exception {
        assertEquals(
                json(expected),
                vertexGot("{'type':'object','properties':{'a':" + schema + "}}")
                        .at("/properties/a"));
    }

    @Test
    void whatVertexDoesNotGetIsTold() {
        assertEquals(
                List.of(
                        "tools.$schema",
                        "tools.title",
                        "tools.additionalProperties",
                        "tools.minLength"),
                afar.dialect().encode(ask(TYPICAL), vertex(), Patch.NONE).dropped());
    }
}
