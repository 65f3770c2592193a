package dev.sluice.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.dialect.Complaint;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the caller is told when nothing is left to try.
class FaultsTest {

    private static Fault answered(int status, String code) {
        return Faults.answered("m", new Complaint(status, "why", code, "{\"error\":{}}"), 0);
    }

    private static Fault hinted(int status, long hint) {
        return Faults.answered("m", new Complaint(status, "", null, ""), hint);
    }

    @Test
    void anUpstreamThatWasNotAskedIsNotCalledSlow() {
        // When
        Fault fault = Skipped.tooLate("m", 5, 900);

        // Then
        assertEquals(
                "model 'm' was not asked: its upstream usually begins after 900 ms, and the deadline leaves 5 ms; allow more time",
                fault.told().message());
    }

    @Test
    void whatWasSkippedWasNotAsked() {
        // When
        Refusal told = Skipped.tooLate("m", 5, 900).hinting(300).told();

        // Then
        assertFalse(((Refusal.Upstream) told).asked());
    }

    @Test
    void aDeadlineThatWasOverIsNotComparedToATimeNobodyKnows() {
        // When
        Fault fault = Skipped.tooLate("m", 0, 0);

        // Then
        assertEquals(
                "model 'm' was not asked: the deadline was over before it could be; allow more time",
                fault.told().message());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 413, 422})
    void aFaultOfTheRequestKeepsItsStatusAndError(int status) {
        assertEquals(
                new Refusal.Relayed(status, "why", "{\"error\":{}}"),
                answered(status, null).told());
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETIONS,404,model_not_found",
        "EMBEDDINGS,404,model_not_found",
        "EMBEDDINGS,501,",
        "RERANK,405,"
    })
    void anEndpointThatIsNotThereIsNoFailureOfTheTarget(Endpoint asked, int status, String code) {
        // When
        Fault fault = Faults.answered("m", asked, new Complaint(status, "", code, "{}"), 0);
        // Then
        assertEquals(Blame.NONE, fault.cause().blame());
        assertTrue(
                assertInstanceOf(Refusal.NoCandidate.class, fault.told())
                        .message()
                        .contains("/v1/" + asked.path()));
    }

    @ParameterizedTest
    @CsvSource({
        "CHAT,404,model_not_found,MISSING",
        "MESSAGES,501,,PROTOCOL",
        "EMBEDDINGS,500,,FAILED"
    })
    void whereEverybodyChatsItIs(Endpoint asked, int status, String code, Cause cause) {
        // When
        Fault fault = Faults.answered("m", asked, new Complaint(status, "", code, "{}"), 0);
        // Then
        assertEquals(cause, fault.cause());
    }

    @Test
    void anOverflowIs400WhateverItsStatus() {
        assertEquals(
                new Refusal.Relayed(400, "why", "{\"error\":{}}"),
                answered(413, "context_length_exceeded").told());
    }

    @ParameterizedTest
    @CsvSource({"402,x", "429,insufficient_quota", "403,insufficient_quota"})
    void aSpentQuotaIsNoUpstreamAndHasNoHint(int status, String code) {
        assertEquals(
                0,
                assertInstanceOf(Refusal.NoUpstream.class, answered(status, code).told())
                        .retryAfterMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 529})
    void anOverloadedUpstreamIsNoUpstream(int status) {
        assertInstanceOf(Refusal.NoUpstream.class, answered(status, null).told());
    }

    @ParameterizedTest
    @CsvSource({"429,7000,7000", "429,0,1000", "429,500,500", "500,0,0"})
    void aFailureKeepsItsHint(int status, long hint, long expected) {
        assertEquals(expected, ((Refusal.Upstream) hinted(status, hint).told()).retryAfterMillis());
    }

    @Test
    void theFaultKnowsWhetherThereWasAHint() {
        assertEquals(0, hinted(429, 0).retryAfterMillis());
    }

    @Test
    void anotherHintReplacesIts() {
        assertEquals(
                300,
                ((Refusal.Upstream) hinted(429, 9_000).hinting(300).told()).retryAfterMillis());
    }

    /// 503 of an overload is taken to mean a second; 402 says nothing.
    @ParameterizedTest
    @CsvSource({"503,30000,1000", "503,300,300", "402,30000,30000"})
    void anUpstreamThatIsAwayIsToldTheSmallestHint(int status, long hint, long expected) {
        // When
        Refusal told = hinted(status, 0).hinting(hint).told();
        // Then
        assertEquals(expected, ((Refusal.NoUpstream) told).retryAfterMillis());
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of(new UnknownHostException("secret.internal"), "cannot be resolved"),
                Arguments.of(new ConnectException("10.0.0.1:80"), "refused"),
                Arguments.of(new SSLHandshakeException("CN=secret"), "TLS"),
                Arguments.of(new IOException("10.0.0.1:80"), "closed"));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void err12_aBrokenConnectionIsToldByItsSortAndNamesNoHost(Exception why, String clause) {
        // When
        String message = Faults.unreachable(Cause.UNREACHABLE, "m", why).told().message();
        // Then
        assertTrue(message.contains(clause) && !message.contains(why.getMessage()), message);
    }

    @Test
    void aClockIsNamedInTheMessageAndInTheFault() {
        // When
        Fault fault = Faults.late("m", "idle", "silence (idle limit)");
        // Then
        assertEquals(
                "idle true", fault.limit() + " " + fault.told().message().contains("idle limit"));
    }

    @ParameterizedTest
    @CsvSource({"401,", "402,", "404,model_not_found", "408,", "418,", "429,", "500,", "503,"})
    void err11_whatTheGatewayTellsNamesTheModelAndNotTheUpstreamsWords(int status, String code) {
        // When
        String message = answered(status, code).told().message();
        // Then
        assertTrue(message.contains("model 'm'") && !message.contains("why"), message);
    }

    @Test
    void aBrokenProtocolSaysHow() {
        assertTrue(
                Faults.answered("m", Complaint.protocol("half a frame"), 0)
                        .told()
                        .message()
                        .endsWith("broke the protocol: half a frame"));
    }
}
