package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedTest {

    private static final String COHERE =
            "{'id':'x','results':[{'index':1,'relevance_score':0.9},{'index':0,'relevance_score':0.1}],"
                    + "'meta':{'billed_units':{'search_units':1}}}";

    private static final String VLLM =
            "{'id':'x','model':'up','usage':{'prompt_tokens':7,'total_tokens':7},'results':"
                    + "[{'index':0,'document':{'text':'a'},'relevance_score':0.1},"
                    + "{'index':1,'document':{'text':'b'},'relevance_score':0.9}]}";

    private static final Model MODEL = Models.named("rank").upstream("up").model();

    private static Ask ask(String members) {
        String json = "{'model':'rank','query':'q','documents':['a',{'text':'b'}]" + members + "}";
        return Asks.read(Endpoint.RERANK, json.replace('\'', '"'));
    }

    private static Dialect.Verdict read(Dialect.Transcript transcript, String answer) {
        return transcript.whole(Buffer.buffer(answer.replace('\'', '"')));
    }

    private static String told(String members, String answer) {
        Dialect.Transcript transcript = new OpenAi().transcript(ask(members), MODEL);
        return ((Dialect.Verdict.Answer) read(transcript, answer))
                .body()
                .toString()
                .replace('"', '\'');
    }

    @Test
    void sendsDocumentsAsStringsAndKeepsTheWishForTextsHere() {
        // When
        byte[] body =
                new OpenAi().encode(ask(",'return_documents':true"), MODEL, Patch.NONE).body();
        // Then
        assertEquals(
                "{'model':'up','query':'q','documents':['a','b']}",
                new String(body, StandardCharsets.UTF_8).replace('"', '\''));
    }

    @Test
    void tellsCoheresAnswerWithItsBilledUnits() {
        assertEquals(
                "{'id':'x','model':'rank','results':[{'index':1,'relevance_score':0.9},"
                        + "{'index':0,'relevance_score':0.1}],'meta':{'billed_units':{'search_units':1}}}",
                told("", COHERE));
    }

    @Test
    void sortsByScoreAndLeavesOutTextsNobodyAskedFor() {
        assertEquals(
                "{'id':'x','model':'rank','results':[{'index':1,'relevance_score':0.9},"
                        + "{'index':0,'relevance_score':0.1}],'usage':{'total_tokens':7}}",
                told("", VLLM));
    }

    @Test
    void attachesTheCallersOwnDocuments() {
        assertEquals(
                "{'id':'x','model':'rank','results':[{'index':1,'relevance_score':0.9,'document':{'text':'b'}},"
                        + "{'index':0,'relevance_score':0.1,'document':{'text':'a'}}],'usage':{'total_tokens':7}}",
                told(",'return_documents':true", VLLM));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9})
    void givesAtMostTopN(int most) {
        // When
        String told = told(",'top_n':" + most, VLLM);
        // Then
        assertEquals(Math.min(most, 2), told.split("'index'", -1).length - 1);
    }

    @Test
    void countsWhatWasReported() {
        // Given
        Dialect.Transcript transcript = new Ranked(ask(""));
        // When
        read(transcript, VLLM);
        // Then
        assertEquals(new Usage(7, 0, 0, 0, 0, Usage.Source.REPORTED), transcript.usage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'total_tokens':1e13}", "{'total_tokens':1e300}"})
    void estimatesWhatWasNot(String usage) {
        // Given
        Dialect.Transcript transcript = new Ranked(ask(""));
        // When
        read(transcript, COHERE.replace("'meta'", "'usage':" + usage + ",'meta'"));
        // Then
        assertEquals(Usage.Source.ESTIMATED, transcript.usage().source());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'results':7}",
                "{'results':[{'index':2,'relevance_score':1}]}",
                "{'results':[{'index':-1,'relevance_score':1}]}",
                "{'results':[{'index':1e300,'relevance_score':1}]}",
                "{'results':[{'index':0}]}",
                "{'results':[],'error':{'message':'no'}}"
            })
    void isNoAnswer(String answer) {
        assertInstanceOf(Dialect.Verdict.Broken.class, read(new Ranked(ask("")), answer));
    }
}
