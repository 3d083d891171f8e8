/** Where an agent writes: to the customer, or to the team. Drafts are kept for each. */
import { useEffect, useRef, useState } from "preact/hooks";
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { UploadMade } from "../../wire.ts";
import * as acts from "../state/acts.ts";
import { wordsOf } from "../state/api.ts";
import { draftOf, type Tab } from "../state/drafts.ts";
import type { Head } from "../state/head.ts";
import { reasonWords } from "../state/talk.ts";
import { firstName, sizeOf, timeOf } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { Banner, Keys, Tabs } from "./parts.tsx";
import { useTyping } from "./useTyping.ts";

/** What stands above the field: why one can't reply, and the ways on. */
function Above({ head }: { head: Head }) {
  const desk = useDesk();
  const { conversation } = head;
  const lost = desk.lost.value.get(conversation);
  if (head.phase === "closed") {
    return (
      <Banner icon={icons.check}>
        Closed{head.reason && `: ${reasonWords(head.reason)}`}. Open it again to write.
      </Banner>
    );
  }
  if (lost && head.holder !== "me") {
    const who = firstName(lost.by);
    return (
      <Banner tone="warn" icon={icons.people} role="alert">
        <b>
          {who} took this over at {timeOf(lost.at, desk.now.value)}, a moment before you.
        </b>{" "}
        Your draft is kept.
        <div class="row above-actions">
          <button
            type="button"
            class="button small"
            onClick={() => acts.passDraft(desk, conversation, lost.by)}
          >
            Pass my draft to {who}
          </button>
          <button
            type="button"
            class="button small"
            onClick={() => acts.keepAsNote(desk, conversation)}
          >
            Keep as a note
          </button>
          <button
            type="button"
            class="button small quiet inherit"
            onClick={() => acts.askToHandOver(desk, conversation, lost.by)}
          >
            Ask {who} to hand over
          </button>
        </div>
      </Banner>
    );
  }
  if (head.holder === "other") {
    return (
      <Banner icon={icons.people}>
        {head.ownerName} is on it. You can read along and write notes.
      </Banner>
    );
  }
  if (head.holder === "nobody") {
    return (
      <Banner icon={icons.eye}>
        You’re reading along. Take over, and the bot falls silent at once.
      </Banner>
    );
  }
  return null;
}

function Attached(props: { files: readonly UploadMade[]; drop: (id: string) => void }) {
  if (props.files.length === 0) return null;
  return (
    <ul class="attached" aria-label="Files to send">
      {props.files.map((file) => (
        <li key={file.id} class="tag plain">
          <Icon of={file.media_type.startsWith("image/") ? icons.image : icons.clip} />
          <bdi>{file.name}</bdi> {sizeOf(file.size)}
          <button
            type="button"
            class="drop"
            aria-label={`Remove ${file.name}`}
            onClick={() => props.drop(file.id)}
          >
            <Icon of={icons.close} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function sendWords(head: Head, note: boolean): string {
  if (note) return "Save note";
  if (head.phase === "closed") return "Closed";
  return head.holder === "other" ? `${firstName(head.ownerName)} has it` : `Send to ${head.first}`;
}

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

export function Pen({ head }: { head: Head }) {
  const desk = useDesk();
  const { conversation } = head;
  const tab: Tab = desk.tab.value;
  const note = tab === "note";
  const text = draftOf(desk.drafts.value, conversation, tab);
  const files = desk.files.value.get(conversation) ?? [];
  const [trouble, setTrouble] = useState("");
  const [uploading, setUploading] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const mayReply = head.holder === "me" && head.phase !== "closed";
  const ready = note
    ? text.trim() !== ""
    : mayReply && !uploading && (text.trim() !== "" || files.length > 0);
  const typed = useTyping(desk, conversation, note, note || mayReply);
  useEffect(() => setTrouble(""), [tab]);

  const send = () => {
    if (!ready) return;
    if (note) acts.note(desk, conversation, text);
    else {
      acts.reply(desk, conversation, text, files);
      desk.setFiles(conversation, []);
    }
    desk.setDraft(conversation, tab, "");
    typed("");
    field.current?.focus();
  };
  const add = async (found: readonly File[]) => {
    setTrouble("");
    for (const file of found) {
      setUploading(file.name);
      try {
        const made = await desk.api.upload(conversation, file);
        desk.setFiles(conversation, [...(desk.files.value.get(conversation) ?? []), made]);
      } catch (error) {
        setTrouble(`${file.name} was not added: ${wordsOf(error)}`);
      }
    }
    setUploading("");
  };
  const pasted = (event: ClipboardEvent) => {
    const found = [...(event.clipboardData?.files ?? [])];
    if (found.length === 0 || note || !mayReply) return;
    event.preventDefault();
    void add(found);
  };

  return (
    <form
      class={note ? "pen note" : "pen"}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Above head={head} />
      <Tabs
        label="What to write"
        tabs={TABS}
        chosen={tab}
        choose={(name) => {
          desk.tab.value = name;
        }}
        panel="pen-field"
      />
      <div id="pen-field" role="tabpanel" aria-labelledby={`pen-field-${tab}`} class="stack tight">
        {trouble && (
          <Banner tone="bad" icon={icons.alert} role="alert">
            {trouble}
          </Banner>
        )}
        <textarea
          ref={field}
          class="pen-text"
          data-pen
          dir="auto"
          rows={3}
          maxLength={20_000}
          aria-label={note ? "Private note" : `Reply to ${head.first}`}
          aria-keyshortcuts="Control+Enter"
          placeholder={
            note
              ? "Write to your team"
              : mayReply
                ? `Write to ${head.first}`
                : head.holder === "nobody" && head.phase !== "closed"
                  ? `Take over to write to ${head.first}`
                  : ""
          }
          value={text}
          onInput={(event) => {
            desk.setDraft(conversation, tab, event.currentTarget.value);
            typed(event.currentTarget.value);
          }}
          onPaste={pasted}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        {!note && (
          <Attached
            files={files}
            drop={(id) =>
              desk.setFiles(
                conversation,
                files.filter((file) => file.id !== id),
              )
            }
          />
        )}
      </div>
      <div class="row">
        {!note && (
          <>
            <input
              type="file"
              ref={picker}
              hidden
              multiple
              onChange={(event) => {
                void add([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = "";
              }}
            />
            <button
              type="button"
              class="icon-button"
              aria-label="Add a file"
              aria-disabled={!mayReply}
              onClick={() => mayReply && picker.current?.click()}
            >
              <Icon of={icons.clip} />
            </button>
          </>
        )}
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
        <span class="meta with-icon pen-hint">
          {note ? (
            <>
              <Icon of={icons.lock} /> Only your team sees this
            </>
          ) : head.holder === "other" ? (
            "Only one person writes to a customer"
          ) : uploading ? (
            `Adding ${uploading} …`
          ) : (
            <>
              <Keys of={["Ctrl", "Enter"]} /> sends
            </>
          )}
        </span>
        <button
          type="submit"
          class={note ? "button note push" : "button main push"}
          aria-disabled={!ready}
        >
          {sendWords(head, note)}
        </button>
      </div>
    </form>
  );
}
