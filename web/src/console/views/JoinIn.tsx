/** A one-time link: says for whom it is, then asks for a name and a password. */
import { useEffect, useState } from "preact/hooks";
import type { InviteView } from "../../wire.ts";
import { Refusal, wordsOf } from "../state/api.ts";
import { passing } from "../state/keep.ts";
import { Card, Trouble } from "./Card.tsx";
import { useDesk } from "./context.ts";
import { Skeleton } from "./parts.tsx";

/** Passwords shorter than this are refused by the server as well. */
const SHORTEST = 8;

function useJoin(token: string) {
  const desk = useDesk();
  const [invite, setInvite] = useState<InviteView | null>(null);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [trouble, setTrouble] = useState("");
  const [busy, setBusy] = useState(false);
  /** The link itself is used up or expired: trying again is of no use. */
  const [dead, setDead] = useState(false);

  useEffect(() => {
    let wanted = true;
    desk.api.invitation(token).then(
      (found) => {
        if (!wanted) return;
        setInvite(found);
        setName(found.name);
      },
      (error: unknown) => {
        if (!wanted) return;
        setDead(error instanceof Refusal && !error.ours);
        setTrouble(wordsOf(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [desk, token]);

  const leave = () => {
    passing.drop("join");
    location.hash = "#queue";
    desk.goTo("#queue");
  };
  const join = async () => {
    if (busy) return;
    const known = name.trim();
    if (!known) return setTrouble("Say how customers and colleagues may call you.");
    if ([...password].length < SHORTEST) {
      return setTrouble(`A password has at least ${SHORTEST} characters. Four words do well.`);
    }
    setBusy(true);
    try {
      const me = await desk.api.join({ token, name: known, password });
      leave();
      desk.signedIn(me);
    } catch (error) {
      setBusy(false);
      setTrouble(wordsOf(error));
    }
  };
  return { invite, name, setName, password, setPassword, trouble, busy, dead, leave, join };
}

function Opening({ trouble, dead, leave }: { trouble: string; dead: boolean; leave: () => void }) {
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

export function JoinIn({ token }: { token: string }) {
  const way = useJoin(token);
  const { invite, trouble } = way;
  if (!invite) return <Opening trouble={trouble} dead={way.dead} leave={way.leave} />;
  const submit = (event: Event) => {
    event.preventDefault();
    void way.join();
  };
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
            value={way.name}
            aria-describedby={trouble ? "sign-trouble" : undefined}
            onInput={(event) => way.setName(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>A password of your choice</span>
          <input
            class="input"
            type="password"
            autocomplete="new-password"
            value={way.password}
            aria-describedby="password-hint"
            onInput={(event) => way.setPassword(event.currentTarget.value)}
          />
          <span class="meta" id="password-hint">
            At least {SHORTEST} characters; 15 or more is better. Four words do well.
          </span>
        </label>
        <button type="submit" class="button main big" aria-disabled={way.busy}>
          Come in
        </button>
      </form>
    </Card>
  );
}
