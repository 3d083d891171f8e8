/** This case beside another, above the talk: what differs is marked by a sign and a colour. */
import { useEffect, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CaseView } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { compared } from "../state/facts.ts";
import { useShell } from "./context.ts";
import { Fault, Skeleton } from "./parts.tsx";

export function Compare() {
  const { desk, sheets } = useShell();
  const like = desk.compare.value;
  const mine = sheets.sheet.value.case;
  const [other, setOther] = useState<CaseView | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    setOther(null);
    setTrouble(null);
    if (!like) return undefined;
    let wanted = true;
    desk.api.caseOf(like.conversation).then(
      (found) => wanted && setOther(found),
      (error: unknown) => wanted && setTrouble(error),
    );
    return () => {
      wanted = false;
    };
  }, [like?.conversation, turn]);

  if (!like || !mine) return null;
  const rows = other ? compared(mine, other) : [];
  const differ = rows.filter((row) => row.differs).length;
  return (
    <section class="compare" aria-labelledby="compare-title">
      <header class="row tight">
        <h2 class="grow" id="compare-title">
          {mine.number} beside {like.number}
        </h2>
        {other && (
          <span class="sub">
            {differ} of {rows.length} differ
          </span>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label="Close the comparison"
          onClick={() => {
            desk.compare.value = null;
          }}
        >
          <Icon of={icons.close} />
        </button>
      </header>
      {trouble !== null && (
        <Fault
          what="The other case didn’t load"
          words={wordsOf(trouble)}
          reference={trouble instanceof Refusal ? trouble.reference : ""}
          again={() => setTurn(turn + 1)}
        />
      )}
      {!other && trouble === null && <Skeleton what="the other case" />}
      {other && (
        <table class="diff">
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">Fact</span>
              </th>
              <th scope="col">This case, {mine.number}</th>
              <th scope="col">
                {like.number}, <bdi>{like.customer || "somebody"}</bdi>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label} class={row.differs ? "differs" : undefined}>
                <th scope="row">
                  {row.differs && (
                    <>
                      <span aria-hidden="true">≠ </span>
                      <span class="hidden">differs: </span>
                    </>
                  )}
                  {row.label}
                </th>
                <td class={row.code ? "code" : undefined}>{row.one}</td>
                <td class={row.code ? "code" : undefined}>{row.other}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
