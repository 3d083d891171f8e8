/** This case beside another, above the talk: what differs is marked by a sign and a colour. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CandidateView, CaseView } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { compared, type Difference } from "../state/facts.ts";
import { useDesk, useShell } from "./context.ts";
import { Fault, Skeleton } from "./parts.tsx";
import { useLoaded } from "./useLoaded.ts";

function Row({ row }: { row: Difference }) {
  return (
    <tr class={row.differs ? "differs" : undefined}>
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
  );
}

function Table(props: { rows: Difference[]; mine: CaseView; like: CandidateView }) {
  return (
    <table class="diff">
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">Fact</span>
          </th>
          <th scope="col">This case, {props.mine.number}</th>
          <th scope="col">
            {props.like.number}, <bdi>{props.like.customer || "somebody"}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <Row key={row.label} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Beside({ mine, like }: { mine: CaseView; like: CandidateView }) {
  const desk = useDesk();
  const {
    value: other,
    trouble,
    again,
  } = useLoaded(() => desk.api.caseOf(like.conversation), [like.conversation]);
  const rows = other ? compared(mine, other) : [];
  const differ = rows.filter((row) => row.differs).length;
  const close = () => {
    desk.compare.value = null;
  };
  return (
    <section class="compare" aria-labelledby="compare-title">
      <header class="row tight">
        <h2 class="grow" id="compare-title">
          {mine.number} beside {like.number}
        </h2>
        {other && (
          <span class="sub">
            {differ ? `${differ} of ${rows.length} differ` : "nothing differs"}
          </span>
        )}
        <button type="button" class="icon-button" aria-label="Close the comparison" onClick={close}>
          <Icon of={icons.close} />
        </button>
      </header>
      {trouble !== null && (
        <Fault
          what="The other case didn’t load"
          words={wordsOf(trouble)}
          reference={trouble instanceof Refusal ? trouble.reference : ""}
          again={again}
        />
      )}
      {!other && trouble === null && <Skeleton what="the other case" />}
      {other && <Table rows={rows} mine={mine} like={like} />}
    </section>
  );
}

export function Compare() {
  const { desk, sheets } = useShell();
  const like = desk.compare.value;
  const mine = sheets.sheet.value.case;
  return like && mine ? <Beside key={like.conversation} mine={mine} like={like} /> : null;
}
