/** Cases by hour, and five numbers below. */
import type { IncidentView } from "../../wire.ts";
import { chartWords, columns, firstSeen, usualWords } from "../state/incidents.ts";
import { ago } from "../state/words.ts";
import { useDesk } from "./context.ts";

const WIDE = 650;
const HIGH = 168;
const FLOOR = 140;
const TOP = 20;

function Bars({ found, now }: { found: IncidentView; now: number }) {
  const bars = columns(found.hours, now);
  const step = (WIDE - 20) / Math.max(bars.length, 1);
  const first = bars.findIndex(({ before }) => !before);
  const crowded = bars.length > 14;
  return (
    <svg
      class="chart"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      role="img"
      aria-label={chartWords(found.hours)}
    >
      <line class="ground" x1="10" x2={WIDE - 10} y1={FLOOR + 0.5} y2={FLOOR + 0.5} />
      {first > 0 && (
        <line class="began" x1={10 + first * step} x2={10 + first * step} y1="14" y2={FLOOR} />
      )}
      {bars.map((bar, at) => {
        const high = bar.count ? Math.max(4, bar.height * (FLOOR - TOP)) : 2;
        const middle = 10 + (at + 0.5) * step;
        const kind = bar.count === 0 ? "none" : bar.before ? "before" : "during";
        return (
          <g key={bar.at}>
            <rect
              class={bar.running ? `${kind} running` : kind}
              x={middle - step * 0.3}
              y={FLOOR - high}
              width={step * 0.6}
              height={high}
              rx={bar.count ? 3 : 1}
            />
            {bar.count > 0 && (
              <text x={middle} y={FLOOR - high - 6}>
                {bar.count}
              </text>
            )}
            {(!crowded || at % 2 === 0) && (
              <text x={middle} y={FLOOR + 18}>
                {bar.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}

export function Chart({ found }: { found: IncidentView }) {
  const now = useDesk().now.value;
  const numbers: readonly [string, string][] = [
    [String(found.cases), found.cases === 1 ? "case" : "cases"],
    [String(found.customers), found.customers === 1 ? "customer" : "customers"],
    [firstSeen(found.first, now), "first seen"],
    [found.last ? ago(found.last, now) : "–", "last seen"],
    [String(found.wants), found.wants === 1 ? "wants to be told" : "want to be told"],
  ];
  return (
    <section class="panel" aria-labelledby="by-hour">
      <div class="row">
        <h2 id="by-hour">Cases by hour</h2>
        <span class="push sub">{usualWords(found.usual)}</span>
      </div>
      {found.hours.length > 0 && <Bars found={found} now={now} />}
      <dl class="nums">
        {numbers.map(([value, what]) => (
          <div key={what}>
            <dt class="sub">{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
