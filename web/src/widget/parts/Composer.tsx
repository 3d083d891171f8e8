/** Where one writes. It works offline too, and keeps what was not sent. */
import { Component, createRef } from "preact";
import { Icon, image, send } from "../../ui/icons.tsx";
import type { Chat } from "../state.ts";
import { fresh } from "../state.ts";
import { inherit, MODE, pickFile } from "./fields.ts";

const TALLEST = 128;

export class Composer extends Component<{ chat: Chat }> {
  field = createRef<HTMLTextAreaElement>();

  override componentDidMount() {
    this.fit();
    if (this.props.chat.later) inherit(); // in the place of the summary's buttons
  }

  override componentDidUpdate() {
    this.fit();
  }

  /** As high as its words, to a point. */
  fit() {
    const field = this.field.current;
    if (!field) return;
    field.style.height = "";
    field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`;
  }

  render({ chat }: { chat: Chat }) {
    const { words: w, draft, files, site, view, later } = chat;
    const asked = view.open?.asked;
    const over = excess(chat);
    return (
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          submit(chat);
        }}
      >
        {chat.notice && (
          <p class="banner" role="status">
            {chat.notice}
          </p>
        )}
        {later && <later.Thumbs chat={chat} />}
        <div class="box">
          <button type="button" class="tool" aria-label={w.add} onClick={pickFile}>
            <Icon of={image} />
          </button>
          <input
            type="file"
            hidden
            multiple
            accept={(asked?.accept?.length ? asked.accept : site?.file_types)?.join()}
            onChange={(event) => {
              add(chat, event.currentTarget.files);
              event.currentTarget.value = "";
              this.field.current?.focus();
            }}
          />
          <textarea
            rows={1}
            ref={this.field}
            aria-label={w.message}
            aria-describedby="tip"
            placeholder={fresh(chat) || !later ? w.first : later.placeholder(chat)}
            inputMode={MODE[asked?.control ?? ""]}
            autocomplete={
              asked?.control === "email" || asked?.control === "url" ? asked.control : "off"
            }
            dir={draft ? "auto" : undefined}
            value={draft}
            onInput={(event) => {
              const before = !draft.trim();
              chat.type(event.currentTarget.value);
              this.fit();
              if (before !== !chat.draft.trim() || over > -50) chat.paint();
            }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              submit(chat);
            }}
            onPaste={(event) => {
              const pasted = event.clipboardData?.files;
              if (!pasted?.length) return;
              event.preventDefault();
              add(chat, pasted);
            }}
          />
          <button type="submit" class="send" aria-label={w.send} aria-disabled={!ready(chat)}>
            <Icon of={send} flip />
          </button>
        </div>
        {fresh(chat) && !files.length && over <= 0 ? (
          <SeeWhat chat={chat} />
        ) : (
          later && <later.Tip chat={chat} over={over} />
        )}
      </form>
    );
  }
}

/** By how many characters the draft is too long; 0 or less when it fits. */
function excess({ draft, site }: Chat): number {
  return draft.length - (site?.text_limit || Infinity);
}

function ready(chat: Chat): boolean {
  const some = chat.draft.trim() || chat.files.some((picked) => !picked.why);
  return !!some && excess(chat) <= 0;
}

/** The words leave the field when there is what sends them. */
function submit(chat: Chat) {
  if (!ready(chat)) return;
  chat.more().then((later) => {
    const text = chat.draft.trim();
    if (chat.files.length) later.sendAll(chat);
    else if (text) {
      chat.type("");
      chat.say(text);
    }
  });
}

/** The list is emptied by the browser when the field is; so it is copied first. */
export function add(chat: Chat, files: FileList | null | undefined) {
  const chosen = [...(files ?? [])];
  chat.more().then((later) => later.addFiles(chat, chosen));
}

/** What goes along with the first words, and a way to see all of it. */
function SeeWhat({ chat }: { chat: Chat }) {
  const { words: w } = chat;
  return (
    <p class="tip" id="tip">
      <span>
        {w.seen}{" "}
        <button
          type="button"
          class="link"
          aria-expanded={chat.seeing}
          onClick={() => chat.set({ seeing: !chat.seeing })}
        >
          {w.seeWhat}
        </button>
      </span>
    </p>
  );
}
