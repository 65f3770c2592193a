import { lazy, Suspense } from "react";
import { useLive } from "../api/live";
import { Empty, Skeleton } from "../parts/basics";
import { Fence } from "../parts/Fence";
import { LANGUAGES, type Language } from "../i18n/texts";
import { Link, to, usePlace } from "./path";
import { type Theme, usePreferences } from "./preferences";
import { Gate, SignOut, useSession } from "./Session";

const PAGES = {
  overview: lazy(() => import("../pages/Overview")),
  models: lazy(() => import("../pages/Models")),
  routes: lazy(() => import("../pages/Routes")),
  decisions: lazy(() => import("../pages/Decisions")),
  playground: lazy(() => import("../pages/Playground")),
  system: lazy(() => import("../pages/System")),
} as const;

type Page = keyof typeof PAGES;
const isPage = (word: string): word is Page => Object.hasOwn(PAGES, word);

export function App() {
  const { t } = usePreferences();
  const { steps } = usePlace();
  const page = steps[0] ?? "overview";
  return (
    <>
      <a className="skip" href="#content">{t("app.skip")}</a>
      <Top page={page} />
      <main id="content" tabIndex={-1}>
        <Gate>
          <Fence place={steps.join("/")} message={t("trouble.fault")}>
            <Suspense fallback={<Skeleton />}>{isPage(page) ? <Show page={page} rest={steps.slice(1)} /> : <Missing />}</Suspense>
          </Fence>
        </Gate>
      </main>
    </>
  );
}

function Show({ page, rest }: { page: Page; rest: string[] }) {
  const { t } = usePreferences();
  const Body = PAGES[page];
  const name = rest[0];
  return (
    <>
      <title>{`${name ? `${name} · ` : ""}${t(`page.${page}`)} · Sluice`}</title>
      <Body name={name} />
    </>
  );
}

function Missing() {
  const { t } = usePreferences();
  return <Empty next={<Link href={to([])}>{t("page.missing.do")}</Link>}>{t("page.missing")}</Empty>;
}

function Top({ page }: { page: string }) {
  const { t } = usePreferences();
  return (
    <header className="top">
      <Link className="brand" href={to([])}><img src="/console/sluice.svg" alt="" width="24" height="24" /> Sluice</Link>
      <nav aria-label={t("app.pages")}>
        {(Object.keys(PAGES) as Page[]).map((name) => (
          <Link key={name} href={to(name === "overview" ? [] : [name])} aria-current={name === page ? "page" : undefined}>
            {t(`page.${name}`)}
          </Link>
        ))}
      </nav>
      <Pulse />
      <Settings />
    </header>
  );
}

function Pulse() {
  const { t, clock } = usePreferences();
  const { connection, at } = useLive();
  const session = useSession().data;
  if (session?.required && !session.signed_in) return null;
  const text = connection === "lost" ? (at === null ? t("live.lost.never") : t("live.lost", { at: clock(at) })) : t(`live.${connection}`);
  return <div className={`pulse ${connection}`} role="status"><span className="dot" aria-hidden="true" />{text}</div>;
}

function Settings() {
  const { t, language, theme, choose, paint } = usePreferences();
  const themes: Theme[] = ["system", "light", "dark"];
  return (
    <div className="settings">
      <select aria-label={t("app.language")} value={language} onChange={(e) => choose(e.target.value as Language)}>
        {Object.entries(LANGUAGES).map(([word, name]) => <option key={word} value={word}>{name}</option>)}
      </select>
      <select aria-label={t("app.theme")} value={theme} onChange={(e) => paint(e.target.value as Theme)}>
        {themes.map((word) => <option key={word} value={word}>{t(`app.theme.${word}`)}</option>)}
      </select>
      <SignOut />
    </div>
  );
}
