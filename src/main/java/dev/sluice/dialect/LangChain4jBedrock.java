package dev.sluice.dialect;

import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.sluice.catalog.Provider;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;

/// Amazon Bedrock's Converse for one provider. The key is `ACCESS:SECRET` or
/// `ACCESS:SECRET:SESSION`, or a Bedrock API key; without one, what the AWS SDK finds (environment,
/// profile, instance role).
final class LangChain4jBedrock {

    /// The SDK's own default is 50, which would queue in front of the provider.
    private static final int CONNECTIONS = 1_000;

    private static final Pattern REGION =
            Pattern.compile("bedrock-runtime(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");

    private final BedrockRuntimeAsyncClient client;

    LangChain4jBedrock(Provider provider) {
        URI base = provider.addresses().getFirst();
        NettyNioAsyncHttpClient.Builder http =
                NettyNioAsyncHttpClient.builder()
                        .maxConcurrency(CONNECTIONS)
                        .readTimeout(LangChain4jAccount.LONGEST)
                        .writeTimeout(LangChain4jAccount.LONGEST)
                        .connectionAcquisitionTimeout(LangChain4jAccount.LONGEST);
        if ("http".equals(base.getScheme())) {
            // HTTP/2 is agreed on inside TLS only.
            http.protocol(Protocol.HTTP1_1);
        }
        BedrockRuntimeAsyncClientBuilder builder =
                BedrockRuntimeAsyncClient.builder()
                        .httpClientBuilder(http)
                        .overrideConfiguration(
                                how -> how.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (base.isAbsolute() && !base.isOpaque()) {
            Matcher region = REGION.matcher(String.valueOf(base.getHost()));
            builder.endpointOverride(base);
            builder.region(region.matches() ? Region.of(region.group(1)) : Region.US_EAST_1);
        }
        if (provider.apiKey().present()) {
            credential(builder, provider.apiKey().value());
        }
        this.client = builder.build();
    }

    private static void credential(BedrockRuntimeAsyncClientBuilder builder, String key) {
        String[] parts = key.split(":", 3);
        if (parts.length == 1) {
            LangChain4jToken token = new LangChain4jToken(key);
            builder.tokenProvider(() -> token);
            builder.authSchemeProvider(LangChain4jToken.BEARER);
            return;
        }
        AwsCredentials credentials =
                parts.length == 2
                        ? AwsBasicCredentials.create(parts[0], parts[1])
                        : AwsSessionCredentials.create(parts[0], parts[1], parts[2]);
        builder.credentialsProvider(StaticCredentialsProvider.create(credentials));
    }

    void chat(ChatRequest request, Value call, LangChain4jEar ear, LangChain4jReply reply) {
        BedrockStreamingChatModel.builder()
                .client(new LangChain4jConverse(client, call, ear, reply))
                .modelId("unnamed")
                .build()
                .chat(request, ear);
    }

    void close() {
        client.close();
    }
}
