import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ask, Trouble } from "../api/client";
import type { Again, Candidate, Chosen, Decision as Kept } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { because } from "../i18n/because";
import { Badge, Card, Empty, Facts, Id, Skeleton, When } from "../parts/basics";
import { Problem } from "../parts/trouble";
import { Score } from "../parts/Score";
import { Asked, Attempts, Spent } from "./Call";
import { Status } from "./Decisions";

export default function Decision({ id }: { id: string }) {
  const { t } = usePreferences();
  const path = `/admin/decisions/${encodeURIComponent(id)}`;
  const seen = useQuery({ queryKey: ["decision", id], queryFn: ({ signal }) => ask<Kept>(path, { signal }), staleTime: Infinity });
  const again = useMutation({ mutationFn: () => ask<Again>(`${path}/replay`, { method: "POST" }) });
  const one = seen.data;
  if (!one) {
    if (seen.error instanceof Trouble && seen.error.status === 404)
      return <Empty next={<Link href={to(["decisions"])}>{t("page.decisions")}</Link>}>{t("decision.gone")}</Empty>;
    return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />;
  }
  return (
    <>
      <div className="head">
        <h1>{t("decision.title")}</h1>
        <Id text={one.id} /> <When at={one.at_ms} whole /> <Status of={one} />
        <div className="aside">
          <button type="button" disabled={again.isPending} onClick={() => again.mutate()}>{t("decision.replay")}</button>
          <Link href={to(["decisions"])}>{t("page.decisions")}</Link>
        </div>
      </div>
      {again.error && <Problem why={again.error} />}
      {again.data && <Replayed of={again.data} />}
      <div className="grid">
        <Why of={one} />
        <Card title={t("decision.candidates")}><Candidates of={one.candidates ?? []} /></Card>
        <Card title={t("decision.trace")}>
          {one.rules?.length ? <Rules of={one.rules.map(met)} /> : <p className="faint">{t("decision.trace.none")}</p>}
        </Card>
        <Attempts of={one.attempts_detail ?? []} total={one.total_ms} />
        <Spent of={one} />
        <Asked of={one} />
      </div>
    </>
  );
}

function Why({ of }: { of: Kept }) {
  const { t, language, word, share } = usePreferences();
  return (
    <Card title={t("decision.why")}>
      <p><strong>{[of.route, of.tier && word("tier", of.tier), of.model].filter(Boolean).join(" → ")}</strong></p>
      <p>{of.because && because(language, of.because)}</p>
      {of.score === undefined ? <p className="faint">{t("decision.notweighed")}</p> : (
        <>
          <p className="faint">{t("decision.probability")}</p>
          <p><Score of={of} wide /></p>
          <p className="faint">
            {t("decision.threshold", { x: share(of.threshold), b: share(of.band) })} · {t(of.confident ? "decision.confident" : "decision.doubtful")}
          </p>
        </>
      )}
      <Facts of={[
        [t("decisions.reason"), of.reason ? word("reason", of.reason) : "–"], [t("decisions.rule"), of.rule === "none" ? t("none") : of.rule],
        [t("decision.reasons"), (of.reasons ?? []).map((reason) => <Badge key={reason}>{word("feature", reason)}</Badge>)],
        [t("decision.language"), of.language ?? t("unknown")], [t("decision.estimator"), of.artifact ?? t("none")],
      ]} />
    </Card>
  );
}

/** As it is on record. */
export function met(text: string): { rule: string; effect: string } {
  const apart = text.indexOf(" ");
  return { effect: text.slice(0, Math.max(0, apart)), rule: text.slice(apart + 1) };
}

function Rules({ of }: { of: { rule: string; effect: string }[] }) {
  const { word } = usePreferences();
  return <ol className="list">{of.map((one, i) => <li key={i}><Badge>{word("decision.effect", one.effect)}</Badge> {one.rule}</li>)}</ol>;
}

function Candidates({ of }: { of: Candidate[] }) {
  const { t, word } = usePreferences();
  return (
    <ul className="list">
      {of.map((one) => (
        <li key={one.model}>
          <Badge mood={one.stays ? "good" : "plain"}>{t(one.stays ? "decision.candidate.chosen" : "decision.candidate.out")}</Badge>{" "}
          <Link href={to(["models", one.model])}>{one.model}</Link> <span className="faint">{word("candidate", one.why)}</span>
        </li>
      ))}
    </ul>
  );
}

function Replayed({ of }: { of: Again }) {
  const { t, word } = usePreferences();
  const facts = (one: Chosen): [string, ReactNode][] => [
    [t("decisions.tier"), one.tier ? word("tier", one.tier) : "–"], [t("decisions.model"), one.model ?? "–"], [t("decisions.rule"), one.rule ?? "–"],
    [t("decisions.reason"), one.reason ? word("reason", one.reason) : "–"],
  ];
  return (
    <Card title={t(of.same ? "decision.same" : "decision.differs", { n: of.generation })}>
      <div className="grid">
        <div><h3>{t("decision.before")}</h3><Facts of={facts(of.before)} /></div>
        <div><h3>{t("decision.after")}</h3><Facts of={facts(of.after)} /></div>
        <div>
          <h3>{t("decision.trace")}</h3>
          <p className="faint">{of.rules.length === 0 ? t("decision.trace.none") : t("decision.trace.what")}</p>
          <Rules of={of.rules} />
        </div>
        <div><h3>{t("decision.candidates")}</h3><Candidates of={of.candidates} /></div>
      </div>
    </Card>
  );
}
