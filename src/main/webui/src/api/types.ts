// What /admin answers (GET /admin/openapi). Names are anybody's text: they go into text nodes only.

export type Num = number | null;

export interface Spread { count: number; p50: Num; p95: Num; p99: Num }

export interface Stats {
  requests: number; errors: number; refused: number; client_closed: number; rps: number; error_share: Num;
  in_tokens: number; out_tokens: number; in_tps: number; out_tps: number; cost_micros: Num; unpriced: number;
  duration_ms: Spread; first_token_ms: Spread; per_token_ms: Spread; upstream_ms: Spread;
}

export interface Named { name: string; stats: Stats }

export interface Attention { kind: string; subject: string; link: string }

export interface Overview {
  at: number; started_at: number; window_s: number; stats: Stats; in_flight: number; streams_open: number; simulated: boolean;
  spent_micros_hour: Num; unpriced_hour: number; tiers: Named[]; teams: Named[];
  configuration: { hash: string; generation: number; problems: number; warnings: number };
  attention: Attention[];
  spark: Spark;
  promql: Record<string, string | null>;
}

export interface Spark {
  step_s: number; at: number[]; requests: number[]; errors: number[]; p50_ms: Num[]; p95_ms: Num[]; out_tokens: number[];
}

export interface TargetState {
  name: string; model?: string; in_flight: number; breaker: string; up: boolean; queue: Num; kv_usage: Num;
}

export interface TargetNow extends TargetState {
  address: string; why: string | null; limit: Num; running: Num; load_age_s: Num;
}

export interface Model {
  name: string; provider: string; dialect: string; upstream: string; tier: string | null; residency: string | null; engine: string | null;
  price: { input: Num; cached_input: Num; output: Num; listed: string | null } | null;
  context_window: Num; max_output: Num; stats: Stats; spark: Spark;
  targets: (TargetNow & { stats: Stats; spark: Spark })[];
}

/** `for_ms`: how long the state lasts yet, 0 when nobody knows. */
export interface Seat { target: string; model: string; address: string; state: string; reason: string; for_ms: number }
export interface Seats { data: Seat[] }

export interface Models { at: number; window_s: number; models: Model[] }

export interface Series {
  dimension: string; name: string; step_s: number; at: number[];
  requests: number[]; errors: number[]; refused: number[]; client_closed: number[]; in_tokens: number[]; out_tokens: number[];
  cost_micros: Num[]; duration_p50_ms: Num[]; duration_p95_ms: Num[]; duration_p99_ms: Num[];
  first_token_p50_ms: Num[]; first_token_p95_ms: Num[]; per_token_p50_ms: Num[]; per_token_p95_ms: Num[];
  upstream_p50_ms: Num[]; upstream_p95_ms: Num[];
  promql: Record<string, string | null>;
}

export interface Heatmap {
  of: string; step_s: number; at: number[]; edges_ms: number[]; counts: [number, number, number][]; promql: string | null;
}

export interface Second { requests: number; errors: number; out_tokens: number; p50_ms: Num; p95_ms: Num }

export interface Tick {
  at: number; late: boolean; window_s: number; in_flight: number; streams_open: number; generation: number;
  keys: { dimension: string; name: string; second: Second; stats?: Stats }[];
  targets: TargetState[];
}

export interface Weighted { model: string; weight: Num }
export interface TierShare { tier: string; requests: number }
export interface Pool { name: string; models: Weighted[] }
export interface Place { file: string | null; line: Num }

export interface Route extends Place {
  name: string; fast: Pool | null; reasoning: Pool | null; fallback: string[]; threshold: Num; threshold_from: string | null;
  target: { kind: string; value: number } | null; band: Num; estimator: string | null; signals: string[]; stats: Stats; shares: TierShare[];
}

export interface Rule extends Place {
  name: string; label: string; when: string | null; require: unknown; use: unknown; tier: string | null; prefer: unknown;
  deny: unknown; plugin: unknown; patch: unknown;
  hits: { picked: number; narrowed: number; denied: number; failed: number };
}

export interface Team extends Place {
  name: string; models: string[]; requests: number; shares: TierShare[]; rules: Rule[];
}

export interface Routes {
  window_s: number; hash: string; generation: number; routes: Route[]; pools: (Pool & Place)[]; teams: Team[];
}

export interface Problem { file: string; line: number; path: string; message: string }

export interface ConfigFile { name: string; etag: string; bytes: number; modified_at: Num }

export interface Config {
  source: string; directory: string; writable: boolean; why_not: string | null; hash: string; generation: number;
  problems: Problem[]; warnings: Problem[]; files: ConfigFile[];
}

export interface FileText { name: string; text: string; etag: string; read_only: boolean; whole: boolean }
export interface Checked { valid: boolean; problems: Problem[]; warnings: Problem[]; hash: string | null }
export interface Change { before: number; after: number; unknown: number }

export interface Replayed {
  records: number; from_at: number; until_at: number; over: string; older: number; tiers: { tier: string; before: number; after: number }[];
  cost_micros: Change; p95_ms: Change;
  changed: {
    records: number; kinds: number; groups: { from: string; to: string; why: string; records: number; example: string }[];
    requests: { id: string; from: string; to: string; why: string }[]; more: boolean;
  };
  idle_rules: string[]; silent_tiers: string[];
  estimates: { method: string; value: Num; low: Num; high: Num; size: number; unseen: number }[]; warnings: (string | Problem)[];
}

export interface Candidate { model: string; stays: boolean; why: string }

/** The decision log's own line: what is unknown may be left out. */
export interface Decision {
  id: string; at_ms: number; conversation?: string; team?: string; endpoint?: string; requested_model?: string; stream?: boolean;
  max_tokens?: number; temperature?: number; turns?: number; tools?: number; tool_results?: number; images?: number; audio?: number; video?: number;
  files?: number; text_bytes?: number; system_bytes?: number; tags?: string[]; body_bytes?: number;
  score?: number; threshold?: number; band?: number; language?: string; confident?: boolean; reasons?: string[]; artifact?: string;
  route?: string; tier?: string; rule?: string; reason?: string; because?: string; propensity?: number; candidates?: Candidate[];
  /** Each the effect, a space and the rule's name. */
  rules?: string[];
  model?: string; attempts?: number; escalated?: string; status?: string; error?: string; finish?: string;
  in_tokens?: number; cached_tokens?: number; cache_write_tokens?: number; out_tokens?: number; reasoning_tokens?: number; usage?: string;
  cost_micros?: number; ttft_ms?: number; total_ms?: number; feedback?: string; again?: string; prompt?: string;
  attempts_detail?: Attempt[];
}

export interface Attempt { target: string; from_ms: number; to_ms: number; error: string | null }
export interface Decisions { has_more: boolean; next: string | null; data: Decision[] }
export interface Chosen { route?: string; tier?: string; model?: string; rule?: string; reason?: string }

export interface Again {
  id: string; same: boolean; generation: number; before: Chosen; after: Chosen;
  rules: { rule: string; effect: string }[]; candidates: Candidate[];
}

export interface System {
  build: { version: string; revision: string | null; java: string; instance: string; started_at: number; estimator: string | null };
  admin: { port: number; own_port: boolean; key: boolean; data_port: number };
  configuration: { hash: string; generation: number; problems: Problem[]; warnings: Problem[] };
  targets: (TargetNow & { model: string })[];
  decisions: { held: number; log: boolean }; memory: { heap_used: number; heap_max: number };
  hour: { names: number; forgotten: number };
  log_level: { level: string; until_at: Num };
}

/** `left`, which is this page's own: whether the reader signed out, and it did not just end. */
export interface Session { required: boolean; signed_in: boolean; csrf: string | null; expires_at: Num; left?: boolean }

/** Whose key was pasted, and what it may ask for; `team` is null while one is needed. */
export interface Player { team: string | null; names: string[] }
