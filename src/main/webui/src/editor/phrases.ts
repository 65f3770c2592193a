// What CodeMirror itself says in its panels and to a screen reader; in English its own words.

import type { Language } from "../i18n/texts";

export const PHRASES: Record<Language, Record<string, string>> = {
  en: {},
  ko: {
    Find: "찾기", Replace: "바꿀 글", next: "다음", previous: "이전", all: "모두", "match case": "대소문자 구분", regexp: "정규식", "by word": "단어 단위",
    replace: "바꾸기", "replace all": "모두 바꾸기", close: "닫기", "current match": "현재 일치", "on line": "행:", "Go to line": "이동할 행", go: "이동",
    "replaced match on line $": "$행의 일치를 바꾸었습니다", "replaced $ matches": "일치 $개를 바꾸었습니다",
    Completions: "자동 완성", Diagnostics: "문제", "No diagnostics": "문제 없음", "Selection deleted": "선택한 글을 지웠습니다",
    "Control character": "제어 문자",
  },
};
