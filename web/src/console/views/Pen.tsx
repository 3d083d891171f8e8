/** Where an agent writes: to the customer, or to the team. Drafts are kept for each. */
import { useRef } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import * as acts from "../state/acts.ts";
import { draftOf } from "../state/drafts.ts";
import { type Head, mayWrite } from "../state/head.ts";
import { leftOut } from "../state/reasks.ts";
import { firstName, sizeOf } from "../state/words.ts";
import { Above } from "./Above.tsx";
import { useDesk } from "./context.ts";
import { Field } from "./Field.tsx";
import { KnownAlready, useReasks } from "./Known.tsx";
import { Banner, Keys, Tabs } from "./parts.tsx";
import { type Files, useFiles } from "./useFiles.ts";
import { useTyping } from "./useTyping.ts";

const TABS = [
  { name: "reply" as const, label: "Reply" },
  {
    name: "note" as const,
    label: (
      <>
        <Icon of={icons.note} />
        Private note
      </>
    ),
  },
];

function Attached({ files }: { files: Files }) {
  if (files.all.length === 0) return null;
  return (
    <ul class="attached" aria-label="Files to send">
      {files.all.map((file) => (
        <li key={file.id} class="tag plain">
          <Icon of={file.media_type.startsWith("image/") ? icons.image : icons.clip} />
          <bdi>{file.name}</bdi> {sizeOf(file.size)}
          <button
            type="button"
            class="drop"
            aria-label={`Remove ${file.name}`}
            onClick={() => files.drop(file.id)}
          >
            <Icon of={icons.close} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function AddFile({ files, allowed }: { files: Files; allowed: boolean }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        type="file"
        ref={picker}
        hidden
        multiple
        onChange={({ currentTarget: input }) => {
          files.add([...(input.files ?? [])]);
          input.value = "";
        }}
      />
      <button
        type="button"
        class="icon-button"
        aria-label="Add a file"
        aria-disabled={!allowed}
        onClick={() => allowed && picker.current?.click()}
      >
        <Icon of={icons.clip} />
      </button>
    </>
  );
}

function Hint({ note, head, files }: { note: boolean; head: Head; files: Files }) {
  if (note) {
    return (
      <span class="meta with-icon pen-hint">
        <Icon of={icons.lock} /> Only your team sees this
      </span>
    );
  }
  const busy = files.uploading && `Adding ${files.uploading} …`;
  const other = head.holder === "other" && "Only one person writes to a customer";
  return (
    <span class="meta with-icon pen-hint">
      {busy || other || (
        <>
          <Keys of={["/"]} /> replies · <Keys of={["Ctrl", "Enter"]} /> sends
        </>
      )}
    </span>
  );
}

function sendWords(head: Head, note: boolean): string {
  if (note) return "Save note";
  if (head.phase === "closed") return "Closed";
  if (head.elsewhere) return `Answer in ${head.elsewhere.number}`;
  return head.holder === "other" ? `${firstName(head.ownerName)} has it` : `Send to ${head.first}`;
}

/** What the pen does, apart from how it looks. */
function usePen(head: Head) {
  const desk = useDesk();
  const { conversation } = head;
  const tab = desk.tab.value;
  const note = tab === "note";
  const text = draftOf(desk.drafts.value, conversation, tab);
  const files = useFiles(desk, conversation);
  const mayReply = mayWrite(head);
  const typed = useTyping(desk, conversation, note, note || mayReply);
  const reply = draftOf(desk.drafts.value, conversation, "reply");
  const reasks = useReasks(desk, conversation, reply, mayReply);
  const words = text.trim() !== "";
  const ready = note ? words : mayReply && !files.uploading && (words || files.all.length > 0);
  const write = (after: string) => {
    desk.setDraft(conversation, tab, after);
    typed(after);
  };
  const sendReply = () => {
    const words = draftOf(desk.drafts.value, conversation, "reply");
    const all = desk.files.value.get(conversation) ?? [];
    if (!words.trim() && all.length === 0) return; // Sent by an earlier press.
    acts.reply(desk, conversation, words, all);
    files.clear();
    desk.setDraft(conversation, "reply", "");
    typed("");
  };
  const send = async () => {
    if (!ready) return;
    if (note) {
      acts.note(desk, conversation, text);
      write("");
    } else if (await reasks.maySend(text)) sendReply();
  };
  const paste = (found: File[]) => {
    const takes = mayReply && !note;
    if (takes) files.add(found);
    return takes;
  };
  return { desk, tab, note, text, files, mayReply, ready, reasks, write, send, sendReply, paste };
}

export function Pen({ head }: { head: Head }) {
  const pen = usePen(head);
  const { desk, note, files, mayReply } = pen;
  const form = useRef<HTMLFormElement>(null);
  const toField = () => form.current?.querySelector<HTMLElement>("[data-pen]")?.focus();
  const submit = (event: Event) => {
    event.preventDefault();
    void pen.send();
    toField();
  };
  const known = pen.reasks.known.value;
  return (
    <form ref={form} class={note ? "pen note" : "pen"} onSubmit={submit}>
      <Above head={head} />
      {!note && mayReply && (
        <KnownAlready
          known={known}
          first={head.first}
          leaveOut={() => {
            pen.write(leftOut(pen.text, known));
            toField();
          }}
          askAllTheSame={() => {
            if (pen.ready) pen.sendReply();
            toField();
          }}
        />
      )}
      <Tabs
        label="What to write"
        tabs={TABS}
        chosen={pen.tab}
        choose={(name) => {
          desk.tab.value = name;
        }}
        panel="pen-field"
      />
      <div
        id="pen-field"
        role="tabpanel"
        aria-labelledby={`pen-field-${pen.tab}`}
        class="stack tight"
      >
        {files.trouble && (
          <Banner tone="bad" icon={icons.alert} role="alert">
            {files.trouble}
          </Banner>
        )}
        <Field
          head={head}
          note={note}
          offers={mayReply && !note}
          text={pen.text}
          write={pen.write}
          send={() => void pen.send()}
          paste={pen.paste}
        />
        {!note && <Attached files={files} />}
      </div>
      <div class="row">
        {!note && <AddFile files={files} allowed={mayReply} />}
        <button
          type="button"
          class="icon-button"
          aria-label="Let the bot ask for one thing"
          aria-keyshortcuts="B"
          aria-disabled={!mayReply}
          onClick={() => mayReply && desk.show({ kind: "ask" })}
        >
          <Icon of={icons.mark} />
        </button>
        <Hint note={note} head={head} files={files} />
        <button
          type="submit"
          class={note ? "button note push" : "button main push"}
          aria-disabled={!pen.ready}
        >
          {sendWords(head, note)}
        </button>
      </div>
    </form>
  );
}
