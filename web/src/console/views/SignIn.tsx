/** Sign in: one card, the error above the fields, the focus on the one to mend. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Refusal, wordsOf } from "../state/api.ts";
import { Card, Trouble } from "./Card.tsx";
import { useDesk } from "./context.ts";

/** The two fields' errors are one sentence; the focus goes to the one to mend. */
export function SignIn() {
  const desk = useDesk();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState("");
  const [caps, setCaps] = useState(false);
  const [busy, setBusy] = useState(false);
  const mailField = useRef<HTMLInputElement>(null);
  const wordField = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => mailField.current?.focus(), []); // Later it may be another field’s.

  const wrong = (words: string, field: HTMLInputElement | null) => {
    setTrouble(words);
    field?.focus();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (!email.trim()) return wrong("Your e-mail address is missing.", mailField.current);
    if (!password) return wrong("Your password is missing.", wordField.current);
    setBusy(true);
    try {
      desk.signedIn(await desk.api.signIn({ email: email.trim(), password }));
    } catch (error) {
      setBusy(false);
      const known = error instanceof Refusal && [401, 422].includes(error.status);
      const words = "That e-mail and password don’t belong together.";
      wrong(known ? words : wordsOf(error), wordField.current);
    }
  };
  const described = trouble ? "sign-trouble" : undefined;
  return (
    <Card title="Sign in" sub="To the agents’ console.">
      <form class="stack wide" onSubmit={submit} noValidate>
        <Trouble words={trouble} caps={caps} />
        <label class="field">
          <span>E-mail</span>
          <input
            class="input"
            type="email"
            autocomplete="username"
            ref={mailField}
            value={email}
            aria-describedby={described}
            aria-invalid={trouble !== "" && !email.trim()}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Password</span>
          <input
            class="input"
            type="password"
            autocomplete="current-password"
            ref={wordField}
            value={password}
            aria-describedby={described}
            aria-invalid={trouble !== "" && email.trim() !== ""}
            onInput={(event) => setPassword(event.currentTarget.value)}
            onKeyUp={(event) => setCaps(event.getModifierState("CapsLock"))}
          />
        </label>
        <button type="submit" class="button main big" aria-disabled={busy}>
          Sign in
        </button>
        <p class="sub">Forgot it? Ask an admin for a new one-time link. It works once.</p>
      </form>
    </Card>
  );
}
