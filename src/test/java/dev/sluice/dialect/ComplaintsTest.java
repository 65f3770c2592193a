package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComplaintsTest {

    private static Complaint read(int status, String body) {
        return Complaints.read(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Complaint about(int status, String message) {
        return read(
                status,
                new JsonObject().put("error", new JsonObject().put("message", message)).encode());
    }

    @Test
    void err5_keepsAnOpenAiErrorAsItIs() {
        // Given
        String body =
                "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\",\"x\":{\"y\":[1]}}}";
        // When
        Complaint complaint = read(400, body);
        // Then
        assertEquals(new JsonObject(body), new JsonObject(complaint.errorJson()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"why\"}",
                "{\"detail\":\"why\"}",
                "{\"message\":\"why\"}",
                "[{\"error\":{\"message\":\"why\"}}]",
                "why",
                "  why\n",
                "<p>why</p>",
                "<script>x()</script><b>why</b>"
            })
    void err7_findsTheTextInEachShape(String body) {
        assertEquals("why", read(422, body).message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "7", "[]", "{}"})
    void err1_everyBodyBecomesAnErrorWithFourMembers(String body) {
        // When
        JsonObject error = new JsonObject(read(500, body).errorJson()).getJsonObject("error");
        // Then
        assertTrue(
                error.getString("message") != null
                        && "server_error".equals(error.getString("type"))
                        && error.containsKey("param")
                        && error.containsKey("code"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "<p></p>", "{\"error\":{\"message\":null}}", "{\"detail\":\"\"}"})
    void err7_whoSaysNothingIsToldByItsStatus(String body) {
        // When
        Complaint complaint = read(422, body);
        // Then
        assertEquals("the upstream said status 422 and no more", complaint.message());
        assertEquals(
                complaint.message(),
                new JsonObject(complaint.errorJson()).getJsonObject("error").getString("message"));
    }

    @ParameterizedTest
    @CsvSource({
        "400,400",
        "429,429",
        "529,529",
        "'\"500\"',500",
        "399,502",
        "600,502",
        "null,502",
        "'\"x\"',502"
    })
    void err8_underStatus200TheErrorNamesItsOwn(String code, int status) {
        assertEquals(status, read(200, "{\"error\":{\"code\":" + code + "}}").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This model's maximum context length is 8192 tokens",
                "the request exceeds the available context size",
                "prompt is too long: 210000 tokens > 200000 maximum",
                "The input token count (99) exceeds the maximum",
                "Too many tokens: total is 9000",
                "Prompt contains 9 tokens, larger than the max of 8",
                "max_tokens=2000 cannot be greater than max_model_len=1024. Please request fewer output tokens."
            })
    void err9_knowsAnOverflowInEachWording(String message) {
        assertEquals("context_length_exceeded", about(400, message).code());
    }

    @Test
    void err9_knowsAnOverflowByItsType() {
        // When
        Complaint complaint =
                read(400, "{\"error\":{\"type\":\"exceed_context_size_error\",\"message\":\"x\"}}");
        // Then
        assertEquals("context_length_exceeded", complaint.code());
    }

    @Test
    void err9_aRateInTokensIsNoOverflow() {
        assertEquals(null, about(429, "too many tokens per minute").code());
    }

    @Test
    void err10_knowsASpentQuota() {
        // When
        Complaint complaint =
                read(429, "{\"error\":{\"type\":\"insufficient_quota\",\"message\":\"x\"}}");
        // Then
        assertEquals("insufficient_quota", complaint.code());
    }

    @Test
    void err7_cutsALongText() {
        assertEquals(2048, read(400, "x".repeat(5_000)).message().length());
    }

    @Test
    void err7_looksAtABoundedPartOfAPage() {
        assertFalse(read(502, "<p>" + "y ".repeat(10_000) + "</p>late").message().contains("late"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-proj-abcdefghijkl",
                "slc_k7Qm2xHd_secret",
                "xai-abcdef123",
                "gsk_abcdef123",
                "Bearer abc.def-ghi",
                "bearer  abcdef",
                "http://10.0.0.7/v1",
                "http://vllm-0.internal:8000/v1",
                "https://localhost/x",
                "http://vllm-0.models.svc/v1",
                "http://vllm-0.models.svc.cluster.local/v1",
                "http://gateway/v1",
                "10.0.0.7:8000",
                "AIzaSyA-abcdefghijkl"
            })
    void auth5_err12_redactsCredentialsAndAddresses(String secret) {
        assertEquals("see *** now", about(400, "see " + secret + " now").message());
    }

    @Test
    void auth5_redactsTextsAtAnyDepth() {
        // Given
        String body =
                "{\"error\":{\"message\":\"x\",\"param\":\"sk-abcdefghi\",\"meta\":{\"raw\":[\"Bearer abcdef\\\"\",{\"h\":\"sk-abcdefghi\"}]}}}";
        // When
        String told = read(400, body).errorJson();
        // Then
        assertFalse(told.contains("abcdef"), told);
    }

    @Test
    void leavesOrdinaryTextAlone() {
        // Given
        String text =
                "Invalid 'messages[0].content': see https://platform.openai.com/docs and ask-me in 1.2.3.4";
        // When
        String told = about(400, text).message();
        // Then
        assertEquals(text, told);
    }
}
