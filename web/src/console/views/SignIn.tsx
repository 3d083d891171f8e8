/** The way in: sign in, or use a one-time link. One card, the error above the fields. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { InviteView } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { passing } from "../state/keep.ts";
import { useDesk } from "./context.ts";
import { Banner, Skeleton } from "./parts.tsx";

/** Passwords shorter than this are refused by the server as well. */
const SHORTEST = 10;

function Card(props: { title: string; sub: string; children: ComponentChildren }) {
  return (
    <main class="sign">
      <div class="sign-card">
        <span class="logo">
          <Icon of={icons.mark} />
        </span>
        <div class="stack tight">
          <h1>{props.title}</h1>
          <p class="sub">{props.sub}</p>
        </div>
        {props.children}
      </div>
    </main>
  );
}

function Trouble({ words, caps }: { words: string; caps: boolean }) {
  return words ? (
    <Banner tone="bad" icon={icons.alert} role="alert" id="sign-trouble">
      {words}
      {caps ? " Caps Lock is on, by the way." : ""}
    </Banner>
  ) : null;
}

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
  useEffect(() => mailField.current?.focus(), []);

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
      const known = error instanceof Refusal && [400, 401, 403, 422].includes(error.status);
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
        <p class="sub">
          Forgot it? Ask an admin for a new one-time link. It works once, for 24 hours.
        </p>
      </form>
    </Card>
  );
}

/** A one-time link: says for whom it is, then asks for a name and a password. */
export function JoinIn({ token }: { token: string }) {
  const desk = useDesk();
  const [invite, setInvite] = useState<InviteView | null>(null);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  const [dead, setDead] = useState(false);

  useEffect(() => {
    desk.api.invitation(token).then(
      (found) => {
        setInvite(found);
        setName(found.name);
      },
      (error: unknown) => {
        setDead(error instanceof Refusal && !error.ours);
        setTrouble(wordsOf(error));
      },
    );
  }, [token]);

  const leave = () => {
    passing.drop("join");
    location.hash = "#queue";
    desk.goTo("#queue");
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (!name.trim()) return setTrouble("Say how customers and colleagues may call you.");
    if ([...password].length < SHORTEST) {
      return setTrouble(`A password has at least ${SHORTEST} characters. Four words do well.`);
    }
    setBusy(true);
    try {
      const me = await desk.api.join({ token, name: name.trim(), password });
      leave();
      desk.signedIn(me);
    } catch (error) {
      setBusy(false);
      setTrouble(wordsOf(error));
    }
  };
  if (!invite) {
    return (
      <Card title="Your one-time link" sub={dead ? "It can’t be used any more." : "One moment."}>
        {trouble ? <Trouble words={trouble} caps={false} /> : <Skeleton what="the link" />}
        {trouble && (
          <button type="button" class="button big" onClick={leave}>
            Go to sign-in
          </button>
        )}
      </Card>
    );
  }
  return (
    <Card title="Welcome" sub={`This link is for ${invite.email}.`}>
      <form class="stack wide" onSubmit={submit} noValidate>
        <Trouble words={trouble} caps={false} />
        <input type="hidden" autocomplete="username" value={invite.email} />
        <label class="field">
          <span>Your name, as customers see it</span>
          <input
            class="input"
            autocomplete="name"
            maxLength={80}
            value={name}
            aria-describedby={trouble ? "sign-trouble" : undefined}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>A password of your choice</span>
          <input
            class="input"
            type="password"
            autocomplete="new-password"
            value={password}
            aria-describedby="password-hint"
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
          <span class="meta" id="password-hint">
            At least {SHORTEST} characters. Four words do well.
          </span>
        </label>
        <button type="submit" class="button main big" aria-disabled={busy}>
          Come in
        </button>
      </form>
    </Card>
  );
}
