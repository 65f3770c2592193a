package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.dialect.Complaint;
import dev.sluice.wire.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One test per row of reliability.md R7 that an answer can show. A row reads: word, same target
/// again, next target, counts against the breaker.
class FaultsTest {

    private static Fault answered(int status, String code) {
        return Faults.answered("m", new Complaint(status, "why", code, "{\"error\":{}}"), 0);
    }

    private static String row(Fault fault) {
        return fault.word() + " " + fault.repeat() + " " + fault.next() + " " + fault.counts();
    }

    @Test
    void aConnectionThatBreaksBeforeAnAnswerIsRepeatedOnce() {
        assertEquals("upstream_error true true true", row(Faults.unreachable("m", true)));
    }

    @Test
    void aRefusedConnectionGoesElsewhere() {
        assertEquals("upstream_error false true true", row(Faults.unreachable("m", false)));
    }

    @Test
    void aClockGoesElsewhereAndCounts() {
        assertEquals("upstream_timeout false true true", row(Faults.timeout("m", "x")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void aFaultOfTheRequestStaysHere(int status) {
        assertEquals("invalid_request false false false", row(answered(status, null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 422})
    void aFaultOfTheRequestKeepsItsStatusAndError(int status) {
        assertEquals(
                new Refusal.Relayed(status, "why", "{\"error\":{}}"),
                answered(status, null).told());
    }

    @Test
    void anOverflowIs400WhateverItsStatus() {
        assertEquals(
                new Refusal.Relayed(400, "why", "{\"error\":{}}"),
                answered(413, "context_length_exceeded").told());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void ourRefusedCredentialGoesElsewhereAndCounts(int status) {
        assertEquals("upstream_auth false true true", row(answered(status, "invalid_api_key")));
    }

    @ParameterizedTest
    @CsvSource({"402,x", "429,insufficient_quota", "403,insufficient_quota"})
    void aSpentQuotaGoesElsewhereAndIsNoUpstream(int status, String code) {
        // When
        Fault fault = answered(status, code);
        // Then
        assertEquals("upstream_auth false true true", row(fault));
        assertTrue(fault.told() instanceof Refusal.NoUpstream);
    }

    @Test
    void aMissingModelGoesElsewhereAndCounts() {
        assertEquals("upstream_error false true true", row(answered(404, "model_not_found")));
    }

    @Test
    void aTimeoutOfTheUpstreamIsOne() {
        assertEquals("upstream_timeout false true true", row(answered(408, null)));
    }

    @Test
    void aRateLimitGoesElsewhereAndDoesNotCount() {
        assertEquals("upstream_rate_limited false true false", row(answered(429, null)));
    }

    @Test
    void aRateLimitKeepsItsHint() {
        // When
        Fault fault = Faults.answered("m", new Complaint(429, "", null, ""), 7_000);
        // Then
        assertEquals(7_000, ((Refusal.Upstream) fault.told()).retryAfterMillis());
    }

    @Test
    void aRateLimitWithoutAHintSaysOneSecond() {
        assertEquals(1_000, ((Refusal.Upstream) answered(429, null).told()).retryAfterMillis());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 529, 599})
    void aFailureGoesElsewhereAndCounts(int status) {
        assertEquals("upstream_error false true true", row(answered(status, null)));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 529})
    void anOverloadedUpstreamIsNoUpstream(int status) {
        assertTrue(answered(status, null).told() instanceof Refusal.NoUpstream);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 204, 206, 301, 302, 307, 405, 418, 498, 499})
    void whatIsNoAnswerBrokeTheProtocol(int status) {
        assertEquals("upstream_protocol false true true", row(answered(status, null)));
    }

    @Test
    void aBrokenProtocolGoesElsewhereAndCounts() {
        assertEquals(
                "upstream_protocol false true true",
                row(Faults.answered("m", Complaint.protocol("x"), 0)));
    }

    @Test
    void aCallerWhoLeftIsNobodysFault() {
        assertEquals("client_closed false false false", row(Faults.callerGone()));
    }

    @Test
    void aTargetOutOfRotationIsSkippedAndDoesNotCount() {
        assertEquals("no_route false true false", row(Faults.outOfRotation("m")));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 404, 408, 418, 429, 500, 503})
    void err11_whatTheGatewayTellsNamesTheModelAndNotTheUpstreamsWords(int status) {
        // When
        String message = answered(status, null).told().message();
        // Then
        assertTrue(message.contains("model 'm'") && !message.contains("why"), message);
    }
}
