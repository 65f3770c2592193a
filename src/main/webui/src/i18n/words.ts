// The gateway's closed words, by what they are of: what each is called in English and in Korean. words.test.ts reads the gateway's
// own lists. A word that is not here is shown as it came.

type Both = readonly [en: string, ko: string];

const TIER: Record<string, Both> = {
  fast: ["fast", "빠른 답"], reasoning: ["reasoning", "추론"], pinned: ["pinned", "모델 지정"], none: ["none", "없음"],
  denied: ["denied", "거부"],
};

/** Why a route took the way it took. */
const REASON: Record<string, Both> = {
  explicit_model: ["model named", "모델 지정"], caller_effort: ["caller's effort", "호출자의 추론 강도"], caller_header: ["caller's header", "호출자의 헤더"],
  score_low: ["low score", "낮은 점수"], score_high: ["high score", "높은 점수"], abstained: ["too close to call", "판단 보류"],
  session_pinned: ["stays with its model", "대화의 모델 유지"], capability: ["capability", "기능"], context_window: ["context window", "컨텍스트 크기"],
  load_spill: ["servers busy", "서버 부하"], idle_fleet: ["servers idle", "서버 여유"], explored: ["explored", "탐색"],
  default: ["default", "기본값"], denied: ["denied", "거부"],
};

const STATUS: Record<string, Both> = {
  "2xx": ["2xx", "2xx 성공"], "4xx": ["4xx", "4xx 요청 오류"], "5xx": ["5xx", "5xx 서버 오류"], interrupted: ["interrupted", "중단됨"],
  client_closed: ["caller left", "호출자가 끊음"], "5xx,interrupted": ["errors", "오류"],
};

/** How a target stands in rotation. */
const STATE: Record<string, Both> = {
  in: ["in rotation", "사용 중"], out: ["out", "제외됨"], trial: ["on trial", "시험 중"], easing: ["easing back in", "단계적 복귀"],
  resting: ["resting", "쉬는 중"], "out of rotation": ["out of rotation", "사용하지 않음"], "breaker open": ["breaker open", "차단기 열림"],
  "breaker half_open": ["breaker half open", "차단기 반열림"],
};

/** Why it left. */
const EJECTED: Record<string, Both> = {
  consecutive_errors: ["errors in a row", "연속 오류"], error_rate: ["too many errors", "높은 오류율"], slow: ["slow", "느림"],
  probe: ["failed its probe", "상태 확인 실패"], auth: ["credential refused", "인증 거부"], quota: ["quota spent", "할당량 소진"],
  rate_limited: ["rate limited", "속도 제한"],
};

/** Why a candidate stayed or was left out. */
const CANDIDATE: Record<string, Both> = {
  chosen: ["chosen", "선택됨"], fallback: ["fallback", "대체"],
  "kind: does not do what this endpoint asks for": ["does not do what this endpoint asks for", "이 엔드포인트의 일을 하지 않음"],
  "base: continues a text and has no chat template": ["continues a text and has no chat template", "글을 이어 쓸 뿐 채팅 템플릿이 없음"],
  "require: a rule of the team excludes it": ["a rule of the team excludes it", "팀의 규칙이 제외함"],
  "modality: does not take this kind of input": ["does not take this kind of input", "이런 입력을 받지 않음"],
  "tools: does not call tools": ["does not call tools", "도구를 호출하지 않음"],
  "schema: does not keep to a JSON schema": ["does not keep to a JSON schema", "JSON 스키마를 지키지 않음"],
  "format: its provider takes no response format": ["its provider takes no response format", "제공자가 응답 형식을 받지 않음"],
  "choices: its provider gives one answer only": ["its provider gives one answer only", "제공자가 답을 하나만 줌"],
  "dimensions: its provider takes no length of vectors": ["its provider takes no length of vectors", "제공자가 벡터 길이를 받지 않음"],
  "context: the prompt does not fit its window": ["the prompt does not fit its window", "프롬프트가 컨텍스트보다 큼"],
  "tier: stands in the other one": ["is of the other tier", "다른 티어에 있음"],
  "tier: would be a step down": ["would be a step down", "더 낮은 티어임"],
  "wish: no fallback": ["the caller wants no fallback", "호출자가 대체를 원하지 않음"],
  "vectors: not comparable with another model's": ["its vectors are not comparable with another model's", "벡터를 다른 모델과 비교할 수 없음"],
  "holds the conversation": ["holds the conversation", "대화를 이어 감"],
  "answers again if the first falls short": ["answers again if the first falls short", "첫 답이 부족하면 다시 답함"],
};

/** What moved a score most: groups of features, then meanings of words. */
const FEATURE: Record<string, Both> = {
  wording: ["wording", "표현"], length: ["length", "길이"], numbers: ["numbers", "숫자"], "maths signs": ["maths signs", "수학 기호"],
  code: ["code", "코드"], layout: ["layout", "글의 모양"], "exam question": ["exam question", "시험 문제"], language: ["language", "언어"],
  context: ["context", "문맥"], structure: ["structure", "요청 구조"], conversation: ["conversation", "대화"],
  "second opinion": ["second opinion", "두 번째 의견"], "repeated tool errors": ["repeated tool errors", "되풀이된 도구 오류"], constraint: ["constraints", "제약"], multistep: ["several steps", "여러 단계"],
  proof: ["proof", "증명"], compute: ["computation", "계산"], compare: ["comparison", "비교"], plan: ["planning", "계획"],
  choice: ["a choice", "객관식"], simple: ["simple task", "단순한 일"], negation: ["negation", "부정"], cause: ["cause", "원인"],
  recall: ["recall", "사실 확인"], hypoth: ["hypothesis", "가정"], amount: ["amounts", "수량"], unit: ["units", "단위"], law: ["law", "법률"],
  history: ["history", "역사"], medicine: ["medicine", "의학"], economics: ["economics", "경제"], physics: ["physics", "물리"],
  chemistry: ["chemistry", "화학"], biology: ["biology", "생물"], math: ["mathematics", "수학"], computing: ["computing", "컴퓨터"],
  ethics: ["ethics", "윤리"], psych: ["psychology", "심리"], grammar: ["grammar", "문법"], culture: ["culture", "문화"], geo: ["geography", "지리"],
  judge: ["statements to judge", "참·거짓 판단"], format: ["format", "형식"], puzzle: ["puzzle", "퍼즐"], quant: ["quantifiers", "양화사"],
  passage: ["passage", "지문"],
};

/** What ended an attempt or a call. */
const ERROR: Record<string, Both> = {
  upstream_error: ["upstream error", "업스트림 오류"], upstream_timeout: ["upstream timeout", "업스트림 시간 초과"],
  invalid_request: ["invalid request", "잘못된 요청"], content_filter: ["content filter", "콘텐츠 필터"],
  upstream_auth: ["upstream credential", "업스트림 인증"], upstream_rate_limited: ["upstream rate limit", "업스트림 속도 제한"],
  upstream_protocol: ["upstream protocol", "업스트림 프로토콜"], no_route: ["no route", "갈 곳 없음"], overloaded: ["overloaded", "과부하"],
  internal: ["internal", "내부 오류"], client_closed: ["caller left", "호출자가 끊음"], outrun: ["outrun", "다른 시도가 먼저 답함"],
  draining: ["draining", "종료 중"],
};

const SOURCE: Record<string, Both> = { reported: ["reported", "보고됨"], estimated: ["estimated", "추정"], unknown: ["unknown", "알 수 없음"] };

const RESIDENCY: Record<string, Both> = { external: ["external", "외부"], "self-hosted": ["self-hosted", "자체 호스팅"] };

/** How a replay estimates what it cannot see. */
const METHOD: Record<string, Both> = {
  snips: ["SNIPS", "SNIPS (정규화 가중)"], ips: ["IPS", "IPS (역확률 가중)"], dr: ["DR", "DR (이중 강건)"], observed: ["observed", "관찰된 값"],
};

const THRESHOLD: Record<string, Both> = { configured: ["configuration", "설정"] };

export const WORDS: Record<string, Record<string, Both>> = {
  tier: TIER, reason: REASON, status: STATUS, state: STATE, ejected: EJECTED, candidate: CANDIDATE, feature: FEATURE, error: ERROR,
  source: SOURCE, residency: RESIDENCY, threshold: THRESHOLD, method: METHOD,
};
