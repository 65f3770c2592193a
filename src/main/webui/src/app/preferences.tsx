// What the reader chose: language and theme, kept in this browser.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import * as shapes from "../format/format";
import { type Key, known, type Language, preferred, say } from "../i18n/texts";

export type Theme = "system" | "light" | "dark";
type Parts = Record<string, string | number>;

export interface Preferences {
  language: Language;
  theme: Theme;
  /** What the theme comes to now. */
  dark: boolean;
  choose(language: Language): void;
  paint(theme: Theme): void;
  t(key: Key, parts?: Parts): string;
  /** A word of the gateway, in the reader's language where there is a text for it. */
  word(prefix: string, word: string, parts?: Parts): string;
  count(value: shapes.Maybe): string;
  rate(value: shapes.Maybe): string;
  duration(value: shapes.Maybe): string;
  share(value: shapes.Maybe): string;
  money(value: shapes.Maybe): string;
  /** What calls cost; at least that, where some of them have no price. */
  spent(of: { cost_micros: shapes.Maybe; unpriced: number }): string;
  price(value: shapes.Maybe): string;
  bytes(value: shapes.Maybe): string;
  clock(value: shapes.Maybe): string;
  near(value: shapes.Maybe): string;
  moment(value: shapes.Maybe): string;
}

const Chosen = createContext<Preferences | null>(null);

export function usePreferences(): Preferences {
  const chosen = useContext(Chosen);
  if (!chosen) throw new Error("outside of <Preferring>");
  return chosen;
}

// A browser may forbid storage; then a choice lasts as long as the tab.
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}

const DARK = "(prefers-color-scheme: dark)";

function useSystemDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia(DARK).matches);
  useEffect(() => {
    const query = matchMedia(DARK);
    const changed = () => setDark(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  return dark;
}

const THEMES: readonly string[] = ["system", "light", "dark"];

export function Preferring({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => preferred([kept("sluice.language") ?? "", ...navigator.languages].filter(Boolean)));
  const [theme, paint] = useState<Theme>(() => {
    const word = kept("sluice.theme") ?? "system";
    return THEMES.includes(word) ? (word as Theme) : "system";
  });
  const systemDark = useSystemDark();
  const dark = theme === "system" ? systemDark : theme === "dark";

  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }, [language, dark]);

  const value = useMemo<Preferences>(() => ({
    language, theme, dark,
    choose: (next) => { keep("sluice.language", next); choose(next); },
    paint: (next) => { keep("sluice.theme", next); paint(next); },
    t: (key, parts) => say(language, key, parts),
    word: (prefix, word, parts) => known(language, prefix, word, parts),
    count: (v) => shapes.count(v, language),
    rate: (v) => shapes.rate(v, language),
    duration: (v) => shapes.duration(v, language),
    share: (v) => shapes.share(v, language),
    money: (v) => shapes.money(v, language),
    spent: (of) => shapes.spent(of, language),
    price: (v) => shapes.price(v, language),
    bytes: (v) => shapes.bytes(v, language),
    clock: (v) => shapes.clock(v, language),
    near: (v) => shapes.near(v, language),
    moment: (v) => shapes.moment(v, language),
  }), [language, theme, dark]);
  return <Chosen.Provider value={value}>{children}</Chosen.Provider>;
}
