package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LangChain4jCohereTest {

    private static final Ask EMBED =
            Asks.read(Endpoint.EMBEDDINGS, "{\"model\":\"mine\",\"input\":[\"a\",\"b\"]}");

    private static final Ask RERANK =
            Asks.read(
                    Endpoint.RERANK,
                    "{\"model\":\"mine\",\"query\":\"q\",\"documents\":[\"a\",{\"text\":\"b\"}],\"return_documents\":true}");

    @AutoClose private final Afar afar = new Afar();

    private void answers(int status, String json) {
        afar.answers(
                status,
                "application/json",
                json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private String told(Ask ask) throws Exception {
        return afar.told(ask, afar.model("cohere", "embed-4", "co-key")).replace('"', '\'');
    }

    @Test
    void embedsInOpenAisForm() throws Exception {
        // Given
        answers(
                200,
                "{'id':'1','texts':['a','b'],'embeddings':[[0.5,1.0],[0.25,2.0]],'meta':{'billed_units':{'input_tokens':7}}}");
        // When
        String told = told(EMBED);
        // Then
        assertEquals(
                "{'object':'list','data':[{'object':'embedding','index':0,'embedding':[0.5,1.0]},"
                        + "{'object':'embedding','index':1,'embedding':[0.25,2.0]}],'model':'mine',"
                        + "'usage':{'prompt_tokens':7,'total_tokens':7}}",
                told);
    }

    @Test
    void asksAsCohereWantsToBeAsked() throws Exception {
        // Given
        answers(200, "{'embeddings':[[0.5],[0.5]],'meta':{'billed_units':{'input_tokens':7}}}");
        // When
        told(EMBED);
        // Then
        Afar.Seen seen = afar.asked();
        assertEquals("Bearer co-key", seen.authorization().replace("bearer", "Bearer"));
        assertTrue(seen.body().contains("search_document"), seen.body());
    }

    @Test
    void reranksInTheCommonForm() throws Exception {
        // Given
        answers(
                200,
                "{'results':[{'index':1,'relevance_score':0.9},{'index':0,'relevance_score':0.5}],'meta':{'billed_units':{'search_units':1}}}");
        // When
        String told = told(RERANK);
        // Then
        assertTrue(
                told.startsWith(
                        "{'model':'mine','results':[{'index':1,'relevance_score':0.9,'document':{'text':'b'}},"
                                + "{'index':0,'relevance_score':0.5,'document':{'text':'a'}}]"),
                told);
    }

    /// Cohere bills searches, and a search is no token.
    @Test
    void searchesAreNoTokens() throws Exception {
        // Given
        answers(
                200,
                "{'results':[{'index':0,'relevance_score':0.5},{'index':1,'relevance_score':0.4}],'meta':{'billed_units':{'search_units':3}}}");
        // When
        String told = told(RERANK);
        // Then
        assertTrue(told.endsWith("],'meta':{'billed_units':{'search_units':3}}}"), told);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422, 429, 500})
    void keepsTheProvidersStatus(int status) throws Exception {
        // Given
        answers(status, "{'message':'no such thing'}");
        // When
        int told = afar.sent(EMBED, afar.model("cohere", "embed-4", "co-key")).statusCode();
        // Then
        assertEquals(status, told);
    }

    @Test
    void neverShowsACredential() throws Exception {
        // Given
        answers(401, "{'message':'co-key is wrong'}");
        // When
        String told = told(EMBED);
        // Then
        assertFalse(told.contains("co-key"), told);
    }

    @Test
    void aProviderOutOfReachIsAnUpstreamsFault() throws Exception {
        // When
        int told =
                afar.sent(
                                EMBED,
                                Afar.model(
                                        "cohere",
                                        "embed-4",
                                        "k",
                                        URI.create("http://127.0.0.1:1"),
                                        dev.sluice.catalog.Provider.Rules.NONE))
                        .statusCode();
        // Then
        assertEquals(502, told);
    }

    @Test
    void takesNoCallOfAnotherProcess() throws Exception {
        // Given
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(afar.address() + "/embeddings"))
                        .header("authorization", "Bearer guess")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"account\":\"1\"}"))
                        .build();
        // When
        int status =
                HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
        // Then
        assertEquals(401, status);
    }
}
