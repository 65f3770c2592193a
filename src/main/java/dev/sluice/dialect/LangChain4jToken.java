package dev.sluice.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.token.credentials.SdkToken;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;

/// A Bedrock API key, which is shown as a bearer and signs nothing.
record LangChain4jToken(String token) implements SdkToken {

    static final BedrockRuntimeAuthSchemeProvider BEARER =
            _ -> List.of(AuthSchemeOption.builder().schemeId("smithy.api#httpBearerAuth").build());

    @Override
    public Optional<Instant> expirationTime() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "LangChain4jToken";
    }
}
