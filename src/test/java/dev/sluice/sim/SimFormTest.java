package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Structured output.
class SimFormTest {

    private static Sim sim;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void answersAJsonSchemaWithAnInstance() {
        // When
        JsonNode made =
                form(
                        "{'type':'json_schema','json_schema':{'name':'a','strict':true,'schema':"
                                + "{'type':'object','properties':{'age':{'type':'integer','minimum':18}},"
                                + "'required':['age'],'additionalProperties':false}}}");
        // Then
        assertTrue(made.get("age").asInt() >= 18);
    }

    @Test
    void answersJsonObjectWithALabelledObject() {
        assertEquals("sim-fast", form("{'type':'json_object'}").get("simulated_by").asText());
    }

    private static JsonNode form(String format) {
        String members = "'model':'sim-fast','response_format':" + format;
        return Sim.json(sim.chat(members, "hi").at("/choices/0/message/content").asText());
    }
}
