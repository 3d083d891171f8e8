/** What people and the bot wrote, as text nodes and nothing else. */
import { type Mark, runs } from "../lay.ts";

const LINK = /((?:https?:\/\/|mailto:|tel:)[^\s<>"]*[^\s<>".,;:!?)\]}'’”])/i;

/** Text of ours or of the team's: addresses in it can be followed. */
export function Linked({ text }: { text: string }) {
  return (
    <>
      {text.split(LINK).map((part, i) =>
        i % 2 ? (
          <a href={part} target="_blank" rel="noopener noreferrer nofollow">
            {part.replace(/^(mailto|tel):/i, "")}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}

/** What stands for a secret that was cut out, with the last digits of a number. */
const DOTS = /(•(?:[• ]*[•\d]+)?)/;

/** The customer's text, with the words that were understood underlined. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return (
    <>
      {runs(text, marks).map((run) =>
        run.mark ? <u>{run.text}</u> : run.text.split(DOTS).map(isolated),
      )}
    </>
  );
}

/** Numbers read from left to right, also in the midst of Arabic. */
const isolated = (part: string, i: number) => (i % 2 ? <bdi dir="ltr">{part}</bdi> : part);
