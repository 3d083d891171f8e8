/** Why two cases look alike, each reason once: what others say already is left out. */

const ERROR = /^same error (message|line)\b/;
const WEAK = /^(same error code: |same words: |similar words|same subject: )/;

export function telling(reasons: readonly string[]): string[] {
  const error = reasons.find((reason) => ERROR.test(reason));
  const page = reasons.find((reason) => reason === "same page");
  /** How the author's own answers, "error and page", are said by the reasons beside them. */
  const said = (answer: string) => (answer === "error" && error) || (answer === "page" && page);
  const kept = reasons.filter((reason) => {
    if (error && WEAK.test(reason)) return false;
    const answers = reason.replace("same ", "").split(" and ");
    return reason === page || !answers.every(said);
  });
  const strong = kept.filter((reason) => !reason.startsWith("same subject: "));
  return strong.length > 0 ? strong : kept;
}
