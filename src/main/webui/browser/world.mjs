// What the tests look at: a configuration with names that would hurt a careless page, and traffic of several kinds.
export const RULE = `urgent <img src=x onerror="window.hurt='rule'">`;

export const files = (port) => ({
  "providers.yaml": `providers:\n  lab: { dialect: openai, base-url: "http://127.0.0.1:${port}/v1", api-key: test-key, residency: self-hosted }\n`,
  "models.yaml": `models:
  quick: { provider: lab, upstream: quick, tier: fast, price: { input: 0.10, output: 0.40 } }
  deep: { provider: lab, upstream: deep, tier: reasoning, price: { input: 1.25, cached-input: 0.125, output: 10.00 } }
  vectors: { provider: lab, upstream: vectors, kind: embedding, price: { input: 0.02 } }
`,
  "routes.yaml": `# <script>window.hurt='yaml'</script>
pools:
  cheap: [ quick ]
  strong: [ deep ]
routes:
  auto:
    fast: cheap
    reasoning: strong
    reasoning-above: 0.30
    fallback: [ quick ]
`,
  "teams/default.yaml": `teams:
  default:
    models: [ "*" ]
    rules:
      - name: ${JSON.stringify(RULE)}
        when: '"urgent" in request.tags'
        tier: fast
`,
});

export const HARD = "Given a list of words, transform each word by the following steps: reverse it, replace each vowel with the next one, count the letters. The words are: lantern, orchid, meadow, pebble. What is the output for each word?";

const KINDS = [
  ["Why is the sky blue?", { stream: true }],
  ["하늘은 왜 파란가요? 한 문장으로 답해 주세요.", { stream: true }],
  [HARD, { stream: true }],
  ["Translate 'good morning' to Korean.", {}],
  ["Say hello", { headers: { "x-sluice-tags": "urgent" } }],
  [HARD, { model: "deep" }],
  ["Name three rivers.", { model: "quick", stream: true }],
];

/** Some of each kind, a few at a time. */
export async function traffic(gateway, rounds) {
  for (let round = 0; round < rounds; round++) await Promise.all(KINDS.map(([text, how]) => gateway.chat(text, how)));
}
