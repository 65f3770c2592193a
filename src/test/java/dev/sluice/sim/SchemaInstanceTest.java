package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Instances are judged by a validator that is not ours.
class SchemaInstanceTest {

    private static final SchemaRegistry VALIDATOR =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string'}",
                "{'type':'integer','minimum':7,'maximum':7}",
                "{'type':'integer','exclusiveMinimum':3,'multipleOf':5}",
                "{'type':'integer','maximum':-4}",
                "{'type':'integer','exclusiveMaximum':0,'minimum':-1}",
                "{'type':'number','minimum':0.1,'maximum':0.2}",
                "{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1}",
                "{'type':'number','multipleOf':0.25,'minimum':1.1}",
                "{'oneOf':[{'type':'number'},{'type':'integer'}]}",
                "{'type':'string','minLength':40}",
                "{'type':'string','maxLength':3}",
                "{'type':'string','maxLength':0}",
                "{'type':'string','format':'date-time'}",
                "{'type':'string','format':'uuid'}",
                "{'type':'string','format':'email'}",
                "{'type':'string','format':'ipv4'}",
                "{'enum':['a','b']}",
                "{'const':{'x':[1,2]}}",
                "{'type':['null','string']}",
                "{'type':'boolean'}",
                "{'type':'null'}",
                "{'type':'array','items':{'type':'integer'},'minItems':3,'maxItems':4}",
                "{'type':'array','items':{'enum':['a','b','c']},'minItems':3,'uniqueItems':true}",
                "{'type':'array','items':{'type':'string'},'minItems':3,'uniqueItems':true}",
                "{'type':'array','maxItems':0,'items':{'type':'string'}}",
                "{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}],'items':false}",
                "{'type':'object','required':['a'],'properties':{'a':{'type':'string'},'b':{'type':'integer'}},'additionalProperties':false}",
                "{'type':'object','required':['other'],'additionalProperties':{'type':'integer'}}",
                "{'type':'object','minProperties':3,'additionalProperties':{'type':'boolean'}}",
                "{'type':'object','maxProperties':1,'required':['b'],'properties':{'a':{},'b':{}}}",
                "{'type':'object','properties':{'a':false,'b':true}}",
                "{'anyOf':[{'type':'object','required':['k'],'properties':{'k':{'const':'x'}}},{'type':'null'}]}",
                "{'oneOf':[{'type':'object','required':['k'],'properties':{'k':{'const':'x'}}},{'type':'object','required':['k'],'properties':{'k':{'const':'y'}}}]}",
                "{'allOf':[{'type':'integer','minimum':3},{'minimum':5,'maximum':9}]}",
                "{'allOf':[{'type':'number'},{'type':'integer'}]}",
                "{'allOf':[{'enum':[1,2,3]},{'enum':[3,4]}]}",
                "{'allOf':[{'required':['a'],'properties':{'a':{'type':'integer'}}},{'type':'object','required':['b'],'properties':{'a':{'minimum':50},'b':{'type':'string'}}}]}",
                "{'$ref':'#/$defs/a','$defs':{'a':{'type':'array','items':{'$ref':'#/$defs/b'},'minItems':2},'b':{'type':'object','required':['c'],'properties':{'c':{'$ref':'#/$defs/a~1c'}}},'a/c':{'type':'integer','minimum':11}}}",
                "{'type':'object','required':['v','next'],'properties':{'v':{'type':'integer'},'next':{'anyOf':[{'$ref':'#'},{'type':'null'}]}},'additionalProperties':false}",
                "{'$defs':{'n':{'type':'object','required':['kids'],'properties':{'kids':{'type':'array','items':{'$ref':'#/$defs/n'}}}}},'$ref':'#/$defs/n'}",
                "{'$ref':'#/definitions/x','definitions':{'x':{'type':'string','minLength':2}}}"
            })
    void isValidUnder(String schema) {
        // Given
        String json = schema.replace('\'', '"');
        // When
        JsonNode made = Instance.of(Sim.json(json), "response_format");
        // Then
        assertEquals(List.of(), problems(json, made), made::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref':'#/$defs/nothing'}",
                "{'$ref':'https://example.com/other.json'}",
                "{'$ref':'#'}",
                "{'$ref':'#/$defs/a','$defs':{'a':{'allOf':[{'$ref':'#/$defs/a'},{'$ref':'#/$defs/a'}]}}}",
                "{'type':'object','required':['me'],'properties':{'me':{'$ref':'#'}}}",
                "{'type':'array','items':{'type':'array','items':{'type':'null'},'minItems':99999},'minItems':99999}",
                "{'type':'string','minLength':1000000000}",
                "{'type':'integer','minimum':1e999999999}",
                "{'enum':[]}",
                "{'type':'text'}",
                "{'type':[]}",
                "false"
            })
    void refusesWhatHasNoInstanceOfUse(String schema) {
        JsonNode json = Sim.json(schema.replace('\'', '"'));
        assertThrows(Complaint.class, () -> Instance.of(json, "response_format"));
    }

    private static List<?> problems(String schema, JsonNode made) {
        return VALIDATOR
                .getSchema(schema, InputFormat.JSON)
                .validate(
                        made.toString(),
                        InputFormat.JSON,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)));
    }
}
