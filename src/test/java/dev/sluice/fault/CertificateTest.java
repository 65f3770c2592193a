package dev.sluice.fault;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Refusal;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateTest {

    static Stream<Arguments> certificates() {
        return Stream.of(
                Arguments.of(new CertificateExpiredException("NotAfter"), "has expired"),
                Arguments.of(new CertificateNotYetValidException("NotBefore"), "is not valid yet"),
                Arguments.of(
                        new CertPathBuilderException("no path"), "nobody that the gateway trusts"),
                Arguments.of(new CertificateException("No name matching"), "is not for its name"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateIsToldByWhatIsWrongWithIt(Exception wrong, String says) {
        // Given
        SSLHandshakeException refused = new SSLHandshakeException("handshake");
        refused.initCause(new CertPathValidatorException(wrong));
        // When
        Fault fault = Faults.unreachable(Cause.UNREACHABLE, "m", refused);
        // Then
        String told = assertInstanceOf(Refusal.Upstream.class, fault.told()).message();
        assertTrue(told.contains("TLS failed: ") && told.contains(says), told);
    }
}
