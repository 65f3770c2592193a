package dev.sluice.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static Envelope of(String... headers) {
        MultiMap map = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            map.add(headers[i], headers[i + 1]);
        }
        return new Envelope(map);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;",
                "application/json; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; charset=us-ascii; x=y"
            })
    void enc4_jsonInUtf8IsReadable(String type) {
        assertNull(of("Content-Type", type).unreadable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                ";;; ;",
                "; charset=utf-8",
                "text/plain",
                "application/jsonp",
                "application/json; charset=latin1",
                "application/json; charset=utf-8; charset=utf-16",
                "multipart/form-data"
            })
    void enc4_anythingElseIsNot(String type) {
        assertNotNull(of("content-type", type).unreadable());
    }

    @Test
    void enc4_aMissingTypeIsNamed() {
        assertTrue(of().unreadable().message().contains("'missing'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "br"})
    void enc3_aCompressedBodyIsNotReadable(String encoding) {
        assertNotNull(
                of("content-type", "application/json", "content-encoding", encoding).unreadable());
    }

    @Test
    void enc3_identityIsNoCompression() {
        assertNull(
                of("content-type", "application/json", "content-encoding", "Identity")
                        .unreadable());
    }

    @ParameterizedTest
    @CsvSource({"authorization,Bearer k", "authorization,bEARER   k", "x-api-key,k", "api-key,k"})
    void auth1_takesTheKeyFromEachHeader(String name, String value) {
        assertEquals(new Credential.Bearer("k"), of(name, value).credential());
    }

    @Test
    void auth1_theSameKeyTwiceIsOne() {
        assertEquals(
                new Credential.Bearer("k"),
                of("authorization", "Bearer k", "x-api-key", "k", "api-key", "k").credential());
    }

    @Test
    void auth2_noHeaderIsNoCredential() {
        assertEquals(new Credential.None(), of().credential());
    }

    @ParameterizedTest
    @CsvSource({"authorization,Bearer b", "x-api-key,b", "api-key,b"})
    void auth2_twoDifferentKeysAreMalformed(String name, String value) {
        assertTrue(
                of("authorization", "Bearer a", name, value).credential()
                        instanceof Credential.Malformed);
    }

    @ParameterizedTest
    @CsvSource({"authorization,Bearer a,Bearer b", "x-api-key,a,b", "api-key,a,b"})
    void auth2_twoDifferentKeysInOneHeaderAreMalformed(String name, String one, String other) {
        assertEquals(
                new Credential.Malformed("the request carries two different credentials"),
                of(name, one, name, other).credential());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "api-key"})
    void auth1_theSameKeyTwiceInOneHeaderIsOne(String name) {
        assertEquals(new Credential.Bearer("k"), of(name, "k", name, "k").credential());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic abc", "k", "Bearer a\u0001", "Bearer é"})
    void auth2_whatCannotBeAKeyIsMalformed(String value) {
        assertTrue(of("authorization", value).credential() instanceof Credential.Malformed);
    }

    @ParameterizedTest
    @CsvSource({"512,true", "513,false"})
    void auth2_aKeyHasAtMost512Bytes(int length, boolean taken) {
        assertEquals(
                taken,
                of("x-api-key", "k".repeat(length)).credential() instanceof Credential.Bearer);
    }

    @Test
    void auth5_aCredentialDoesNotPrintItsKey() {
        assertEquals("Bearer ***", of("x-api-key", "secret").credential().toString());
    }

    @Test
    void hdr3_keepsTheCallersId() {
        assertEquals("req-1", of("x-request-id", "req-1").requestId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nb", "é", "\u007f"})
    void hdr3_replacesAnIdThatIsNotPrintable(String id) {
        assertNotEquals(id, of("x-request-id", id).requestId());
    }

    @ParameterizedTest
    @CsvSource({"128,true", "129,false"})
    void hdr3_anIdHasAtMost128Characters(int length, boolean kept) {
        String id = "i".repeat(length);
        assertEquals(kept, of("x-request-id", id).requestId().equals(id));
    }
}
