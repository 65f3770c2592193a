"""Chats for exchanges with every preset: one with all that a chat may hold, and one with what other protocols have words for."""

OK = {"role": "user", "content": "Reply briefly with CANARY_OK"}
LOOK = {"type": "function", "function": {"name": "weather", "strict": True, "parameters": {
    "type": "object", "properties": {"role": {"type": "string"}, "city": {"type": "string"}}}}}
FORCED = {"type": "function", "function": {"name": "weather"}}
SCHEMA = {"type": "json_schema", "json_schema": {"name": "place", "schema": {"type": "object"}}}
TURNS = [
    {"role": "developer", "content": "Be brief."},
    {"role": "user", "content": [{"type": "text", "text": "안녕", "cache_control": {"type": "ephemeral"}}]},
    {"role": "assistant", "content": None, "reasoning_content": "hm", "tool_calls": [
        {"id": "call_1", "type": "function", "extra_content": {"google": {"thought_signature": "z"}},
         "function": {"name": "weather", "arguments": "{\"role\":\"developer\"}"}}]},
    {"role": "tool", "tool_call_id": "call_1", "content": "sun"}, OK]
WIDE = {
    "messages": TURNS, "tools": [LOOK], "reasoning_effort": "medium", "temperature": 0.7, "top_p": 0.5, "n": 1,
    "stop": ["END"], "presence_penalty": -1, "frequency_penalty": 1.5, "logit_bias": {"50256": -100}, "logprobs": True,
    "top_logprobs": 2, "seed": 7, "parallel_tool_calls": True, "store": False, "metadata": {"a": "b"}, "user": "u",
    "service_tier": "auto", "top_k": 40, "chat_template": "x", "ignore_eos": True, "deferred": True, "diffusing": True,
    "nobody-knows": {"이름": [None, 1.5]}}
NARROW = {"messages": TURNS, "tools": [LOOK], "max_tokens": 4000}
