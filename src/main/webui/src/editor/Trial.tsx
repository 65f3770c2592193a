import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ask, PATIENT_MS } from "../api/client";
import type { Replayed as Told } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Choice } from "../parts/basics";
import { Problem } from "../parts/trouble";
import { Replayed } from "./Replayed";

/** What recorded calls would do, under the text it was asked for and no other. */
export function Trial({ files, sound }: { files: Record<string, string>; sound: boolean }) {
  const { t } = usePreferences();
  const [over, setOver] = useState<"memory" | "log">("memory");
  const replay = useMutation({
    mutationFn: (asked: { files: Record<string, string>; over: string }) =>
      ask<Told>("/admin/config/replay", { method: "POST", body: asked, patience: PATIENT_MS }),
  });
  const asked = { files, over };
  const old = JSON.stringify(replay.variables) !== JSON.stringify(asked);
  const none = Object.keys(files).length === 0;
  return (
    <>
      <p className="aside">
        <button type="button" disabled={none || !sound || replay.isPending} onClick={() => replay.mutate(asked)}>
          {t(replay.isPending ? "editor.replaying" : "editor.replay")}
        </button>
        <Choice label={t("editor.replay.over")} value={over} onChange={setOver} of={[["memory", t("editor.replay.memory")], ["log", t("editor.replay.log")]]} />
      </p>
      <p className="faint">{t("editor.replay.what")}</p>
      {replay.error && !old && <Problem why={replay.error} />}
      {replay.data && (old ? !none && <p className="note warn" role="status">{t("editor.replay.old")}</p> : <Replayed of={replay.data} />)}
    </>
  );
}
