package dev.sluice.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.dialect.Complaint;
import dev.sluice.wire.Endpoint;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of reliability.md R7, written a second time: status, code and hint of an answer, and
/// what follows from them.
class CauseTest {

    /// observability.md 2.5.
    private static final Set<String> ERROR_TYPES =
            Set.of(
                    "invalid_request",
                    "no_route",
                    "outrun",
                    "overloaded",
                    "upstream_error",
                    "upstream_rate_limited",
                    "upstream_timeout",
                    "upstream_auth",
                    "upstream_protocol",
                    "content_filter",
                    "draining",
                    "internal",
                    "client_closed");

    private static String row(Cause cause) {
        return "%s %s %s %s"
                .formatted(cause.word(), cause.again(), cause.next(), cause.blame())
                .toLowerCase(java.util.Locale.ROOT);
    }

    @ParameterizedTest(name = "{0} {1} after {2} ms")
    @CsvSource(
            nullValues = "-",
            value = {
                "400, -,                       0, invalid_request       never   none   none",
                "404, -,                       0, invalid_request       never   none   none",
                "409, -,                       0, invalid_request       never   none   none",
                "413, -,                       0, invalid_request       never   none   none",
                "422, -,                       0, invalid_request       never   none   none",
                "400, context_length_exceeded, 0, invalid_request       never   larger none",
                "413, context_length_exceeded, 0, invalid_request       never   larger none",
                "400, thought_signature,       0, invalid_request       at_once none   none",
                "400, content_filter,          0, content_filter        never   none   none",
                "401, -,                       0, upstream_auth         never   any    credential",
                "403, -,                       0, upstream_auth         never   any    credential",
                "402, -,                       0, upstream_auth         never   any    quota",
                "429, insufficient_quota,   9000, upstream_auth         never   any    quota",
                "403, insufficient_quota,      0, upstream_auth         never   any    quota",
                "404, model_not_found,         0, upstream_error        never   any    failure",
                "408, -,                       0, upstream_timeout      soon    any    failure",
                "429, -,                       0, upstream_rate_limited never   any    rate",
                "429, -,                       1, upstream_rate_limited at_hint any    brief",
                "429, rate_limit_exceeded,  2000, upstream_rate_limited at_hint any    brief",
                "429, -,                    2001, upstream_rate_limited never   any    rate",
                "500, -,                       0, upstream_error        soon    any    failure",
                "502, -,                       0, upstream_error        soon    any    failure",
                "503, -,                    5000, upstream_error        soon    any    failure",
                "504, -,                       0, upstream_error        soon    any    failure",
                "529, overloaded,              0, upstream_error        soon    any    failure",
                "501, -,                       0, upstream_protocol     never   any    failure",
                "599, -,                       0, upstream_protocol     never   any    failure",
                "100, -,                       0, upstream_protocol     never   any    failure",
                "204, -,                       0, upstream_protocol     never   any    failure",
                "302, -,                       0, upstream_protocol     never   any    failure",
                "418, -,                       0, upstream_protocol     never   any    failure",
                "502, upstream_protocol,       0, upstream_protocol     never   any    failure",
                "502, spoiled_answer,          0, upstream_error        soon    any    none"
            })
    void anAnswerHasItsRow(int status, String code, long hint, String expected) {
        assertEquals(expected.replaceAll(" +", " "), row(Cause.of(status, code, hint)));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, upstream_error   other_address any  failure",
        "STALE,       upstream_error   at_once       any  none",
        "REFUSED,     upstream_error   at_once       any  none",
        "LATE,        upstream_timeout never         any  failure",
        "OUT_OF_TIME, upstream_timeout never         none none",
        "RESTING,     no_route         never         any  none",
        "PAUSED,      upstream_rate_limited never    any  none",
        "TOO_LATE,    upstream_timeout never         any  none",
        "UNSERVED,    upstream_error   never         any  none",
        "OURS,        internal         never         none none",
        "CALLER_GONE, client_closed    never         none none",
        "DRAINING,    draining         never         none none"
    })
    void whatIsNoAnswerHasItsRow(Cause cause, String expected) {
        assertEquals(expected.replaceAll(" +", " "), row(cause));
    }

    @ParameterizedTest
    @EnumSource
    void everyWordIsInTheClosedSet(Cause cause) {
        assertEquals(true, ERROR_TYPES.contains(cause.word()), cause.word());
    }

    @ParameterizedTest
    @EnumSource
    void whatLiesInTheRequestBlamesNobody(Cause cause) {
        assertFalse(cause.told() == Told.RELAYED && cause.blame() != Blame.NONE);
    }

    @Test
    void onlyAnotherWindowOrNobodyGetsARequestThatIsWrong() {
        // When
        List<Cause> elsewhere =
                Arrays.stream(Cause.values())
                        .filter(cause -> cause.told() == Told.RELAYED)
                        .filter(cause -> cause.next() == Next.ANY)
                        .toList();
        // Then
        assertEquals(List.of(), elsewhere);
    }

    @ParameterizedTest
    @EnumSource
    void theBreakerCountsFailuresAlone(Cause cause) {
        // When
        Fault fault = new Fault(cause, "", 0, Faults.callerGone().told());
        // Then
        assertEquals(cause.blame() == Blame.FAILURE, fault.counts());
    }

    @Test
    void everyRowIsReachedByAnAnswerOrAFault() {
        // Given
        Set<Cause> reached = new TreeSet<>();
        for (int status = 100; status < 600; status++) {
            reached.add(Cause.of(status, null, 0));
        }
        // When
        reached.add(Cause.of(429, null, 1));
        for (String code :
                List.of(
                        "context_length_exceeded",
                        "thought_signature",
                        "content_filter",
                        "model_not_found")) {
            reached.add(Faults.answered("m", new Complaint(400, "", code, "{}"), 0).cause());
        }
        reached.add(Faults.answered("m", Complaint.spoiled("x"), 0).cause());
        reached.add(Faults.late("m", "idle", "x").cause());
        reached.add(Faults.late(Cause.OVERLONG, "m", "total", "x").cause());
        reached.add(Faults.late(Cause.OUT_OF_TIME, "m", "deadline", "x").cause());
        Complaint gone = new Complaint(404, "", "model_not_found", "{}");
        reached.add(Faults.answered("m", Endpoint.EMBEDDINGS, gone, 0).cause());
        reached.add(Skipped.resting("m").cause());
        reached.add(Skipped.locked(Cause.QUOTA, "m", 1).cause());
        reached.add(Skipped.paused("m", 1).cause());
        reached.add(Skipped.tooLate("m", 1, 2).cause());
        reached.add(Faults.ours().cause());
        reached.add(Faults.outrun().cause());
        reached.add(Skipped.full("m", 1).cause());
        reached.add(Faults.unheld(1).cause());
        reached.add(Faults.callerGone().cause());
        reached.add(Faults.draining().cause());
        reached.add(Faults.unreachable(Cause.UNREACHABLE, "m", new java.io.IOException()).cause());
        reached.add(Faults.unreachable(Cause.STALE, "m", new java.io.IOException()).cause());
        reached.add(Faults.unreachable(Cause.REFUSED, "m", new java.io.IOException()).cause());
        // Then
        assertEquals(
                Arrays.stream(Cause.values()).collect(Collectors.toCollection(TreeSet::new)),
                reached);
    }
}
