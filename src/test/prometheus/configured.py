"""The gateway's configuration: one model per kind of behaviour, and a team with a key."""


def text(upstream_port, other_port, dead_port, key, unsure_at):
    """`key` is an item of a team's list, `unsure_at` the threshold of the route `unsure`."""
    price = "price: { input: 1.25, cached-input: 0.125, output: 10 }"
    return f"""
providers:
  scripted:
    dialect: openai
    base-url: http://127.0.0.1:{upstream_port}/v1
    api-key: ${{SCRIPTED_KEY:unused}}
    residency: self-hosted
    timeouts: {{ connect: 300ms, first-byte: 600ms, first-token: 1s, idle: 1s, total: 20s }}
  own:
    dialect: openai
    engine: vllm
    base-url: http://127.0.0.1:{upstream_port}/v1
    residency: self-hosted
  other:
    dialect: openai
    base-url: http://127.0.0.1:{other_port}/v1
    residency: self-hosted
  dead:
    dialect: openai
    base-url: http://127.0.0.1:{dead_port}/v1
    api-key: ${{SCRIPTED_KEY:unused}}
    residency: self-hosted
    timeouts: {{ connect: 300ms }}
models:
  quick: {{ provider: scripted, upstream: ok, tier: fast, {price} }}
  thinker: {{ provider: scripted, upstream: thinks, tier: reasoning, {price} }}
  embedder: {{ provider: scripted, upstream: embeds, {price} }}
  slow: {{ provider: scripted, upstream: slow, {price} }}
  flaky: {{ provider: scripted, upstream: flaky, {price} }}
  briefly: {{ provider: scripted, upstream: briefly, {price} }}
  broken: {{ provider: scripted, upstream: broken, {price} }}
  limited: {{ provider: scripted, upstream: limited, {price} }}
  silent: {{ provider: scripted, upstream: silent, {price} }}
  stalls: {{ provider: scripted, upstream: stalls, {price} }}
  blind: {{ provider: scripted, upstream: blind, modalities: [text], {price} }}
  sighted: {{ provider: scripted, upstream: sighted, modalities: [text, image], {price} }}
  own-fast: {{ provider: own, upstream: own, {price} }}
  own-deep: {{ provider: own, upstream: own-deep, {price} }}
  varied: {{ provider: other, upstream: varied, {price} }}
  terse: {{ provider: scripted, upstream: cut, {price} }}
  judge: {{ provider: scripted, upstream: judges, {price} }}
  unpriced: {{ provider: scripted, upstream: free }}
  gone: {{ provider: dead, upstream: gone, {price} }}
routes:
  auto: {{ fast: quick, reasoning: thinker }}
  crowd: {{ fast: slow, reasoning: slow }}
  unsure: {{ fast: quick, reasoning: thinker, reasoning-above: {unsure_at}, when-unsure: ask-judge, judge: {{ model: judge, spend-per-day: 1 }} }}
  cascade: {{ fast: terse, reasoning: quick, cascade: true }}
  home: {{ fast: own-fast, reasoning: own-deep }}
  raced: {{ fast: varied, reasoning: varied, fallback: [quick], hedge: 0.05 }}
  spare: {{ fast: gone, reasoning: gone, fallback: [quick] }}
  late: {{ fast: silent, reasoning: silent, fallback: [quick] }}
  pictures: {{ fast: seeing, reasoning: seeing }}
pools:
  seeing: [blind, sighted]
teams:
  search:
    models: ["*"]
    keys:
      {key}
    rules:
      - name: fails at run time
        when: 10 / request.images > 100
        tier: fast
      - name: batch is quick
        when: '"batch" in request.tags'
        use: quick
"""
