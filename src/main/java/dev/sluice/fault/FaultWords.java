package dev.sluice.fault;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/// The words of a [Cause] for the caller: that the gateway speaks, which model failed, and what to
/// do (openai-wire ERR-11).
final class FaultWords {

    private FaultWords() {}

    /// @param what one clause of what happened, for causes that tell it
    static String of(Cause cause, String model, String what, int status) {
        String says =
                switch (cause) {
                    case UNREACHABLE, STALE, REFUSED ->
                            "the upstream of model '%s' cannot be reached (%s); try again later or name another model";
                    case LATE, OVERLONG, OUT_OF_TIME ->
                            "the upstream of model '%s' was too slow: %s";
                    case TOO_LATE -> "model '%s' was not asked: %s; allow more time";
                    case GAVE_UP ->
                            "the upstream of model '%s' was too slow: it gave up waiting (status 408)";
                    case CREDENTIAL ->
                            "the provider of model '%s' refused the gateway's own credential; ask its operator";
                    case QUOTA ->
                            "the gateway's account for model '%s' has no quota left; ask its operator";
                    case MISSING ->
                            "the provider does not have what model '%s' is configured to be; ask the gateway's operator";
                    case LIMITED, LIMITED_BRIEFLY, PAUSED ->
                            "the provider of model '%s' limits the gateway's rate; try again later";
                    case FAILED, OVERLOADED ->
                            "the upstream of model '%s' failed (status %3$d); try again later or name another model";
                    case PROTOCOL -> "the upstream of model '%s' broke the protocol: %s";
                    case SPOILED ->
                            "the upstream of model '%s' gave no answer: %s; try again or name another model";
                    case RESTING ->
                            "the upstream of model '%s' is out of rotation after failures; try again in a few seconds";
                    case REQUEST, UNPROVEN, OVERFLOW, FILTERED, FULL, UNHELD, UNSERVED -> "%2$s";
                    case OURS, CALLER_GONE, OUTRUN, DRAINING -> "%2$s";
                };
        return says.formatted(model, what, status);
    }

    /// By type alone: the text of such an exception names hosts.
    static String clause(Throwable why) {
        return switch (why) {
            case UnknownHostException _ -> "its name cannot be resolved";
            case SSLException _ -> "TLS failed" + certificate(why);
            case ConnectException _ -> "the connection was refused";
            default -> "the connection was closed";
        };
    }

    /// What is wrong with the one it showed, by the deepest cause: each is mended elsewhere.
    private static String certificate(Throwable why) {
        String wrong = "";
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            wrong =
                    switch (cause) {
                        case CertificateExpiredException _ -> ": its certificate has expired";
                        case CertificateNotYetValidException _ ->
                                ": its certificate is not valid yet";
                        case CertPathBuilderException _ ->
                                ": nobody that the gateway trusts has signed its certificate";
                        case CertificateException other
                                when other.getClass() == CertificateException.class ->
                                ": its certificate is not for its name";
                        default -> wrong;
                    };
        }
        return wrong;
    }
}
