package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimRerankTest {

    private static Sim sim;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    private static JsonNode rank(String members) {
        return Sim.json(sim.post("/rerank", "{'model':'sim-rerank'," + members + "}").body());
    }

    @Test
    void putsTheDocumentThatHoldsTheWordsFirst() {
        assertEquals(
                "[1, 0]",
                rank("'query':'red fox','documents':['a cat','the Red fox']")
                        .findValues("index")
                        .toString());
    }

    @Test
    void scoresTheShareOfTheWords() {
        assertEquals(
                0.5,
                rank("'query':'red fox','documents':['a fox']")
                        .at("/results/0/relevance_score")
                        .asDouble());
    }

    @Test
    void givesAsManyAsAsked() {
        assertEquals(1, rank("'query':'a','documents':['a','b'],'top_n':1").get("results").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'documents':['a']",
                "'query':'a'",
                "'query':'a','documents':[]",
                "'query':' ','documents':['a']",
                "'query':'a','documents':['a'],'top_n':0"
            })
    void refuses(String members) {
        assertEquals(
                400, sim.post("/rerank", "{'model':'sim-rerank'," + members + "}").statusCode());
    }

    @Test
    void refusesAModelThatWrites() {
        assertEquals(
                404,
                sim.post("/rerank", "{'model':'sim-fast','query':'a','documents':['a']}")
                        .statusCode());
    }

    @Test
    void doesNotChat() {
        assertEquals(
                404,
                sim.post("/chat/completions", "{'model':'sim-rerank','messages':[]}").statusCode());
    }
}
