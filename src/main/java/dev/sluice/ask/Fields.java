package dev.sluice.ask;

/// The names of a request's members.
final class Fields {

    /// The fields of the endpoints (openai-wire CHAT-1, COMP-1, EMB-1, EMB-2, EMB-4, RANK-1): those
    /// we read, and those that configuration may drop, rename or patch.
    static final Keys.Known KNOWN =
            Keys.Known.of(
                    ("model messages prompt input suffix stream stream_options user n best_of"
                                    + " max_tokens max_completion_tokens temperature top_p stop seed"
                                    + " presence_penalty frequency_penalty logit_bias logprobs top_logprobs"
                                    + " tools tool_choice parallel_tool_calls functions function_call"
                                    + " response_format reasoning_effort verbosity modalities audio echo"
                                    + " prediction web_search_options store metadata moderation dimensions"
                                    + " service_tier safety_identifier prompt_cache_key encoding_format"
                                    + " prompt_cache_retention prompt_cache_options reasoning thinking"
                                    + " chat_template_kwargs extra_body top_k min_p"
                                    + " query documents top_n return_documents max_tokens_per_doc")
                            .split(" "));

    private Fields() {}
}
