/** Changing an earlier answer in its place. */
import { Component, type TargetedEvent } from "preact";
import type { Asked } from "../../wire.ts";
import { changeFile } from "../files.ts";
import type { Chat, Editing } from "../state.ts";
import { Several, settles } from "./Controls.tsx";
import { MODE } from "./fields.ts";

export function Edit({
  chat,
  editing,
  inside,
}: {
  chat: Chat;
  editing: Editing;
  inside?: boolean;
}) {
  const form = <Form chat={chat} editing={editing} />;
  return inside ? form : <li class="entry full">{form}</li>;
}

class Form extends Component<{ chat: Chat; editing: Editing }> {
  /** All of it in sight, and above all the field. */
  override componentDidMount() {
    for (const part of ["form.edit", "#edit"])
      document.querySelector(part)?.scrollIntoView({ block: "nearest" });
  }

  /** Back to what opened it, which shows the answer as it is now. */
  override componentWillUnmount() {
    const { question } = this.props.editing;
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const all = document.querySelectorAll<HTMLElement>(`[data-change="${question}"]`);
      ([...all].at(-1) ?? document.querySelector<HTMLElement>(".log"))?.focus();
    });
  }

  render({ chat, editing }: { chat: Chat; editing: Editing }) {
    return <Fields chat={chat} editing={editing} />;
  }
}

function Fields({ chat, editing }: { chat: Chat; editing: Editing }) {
  const { words: w, view } = chat;
  const { question, why, sent } = editing;
  const line = view.answers.find((one) => one.question === question);
  const asked = view.entries.findLast(
    ({ body }) =>
      body.type === "asked" && body.question === question && !body.again && !settles(body),
  )?.body as Asked | undefined;
  const keep = () => chat.set({ editing: null });
  const known = line?.answer.state !== "unknown" && line?.answer.state !== "skipped";
  const value = known ? (line?.answer.text ?? "") : "";
  return (
    <form
      class="edit"
      aria-label={w.change}
      onSubmit={(event: TargetedEvent<HTMLFormElement>) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem("value") as HTMLTextAreaElement;
        if (!sent) chat.change(field.value.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        keep();
      }}
    >
      <label for="edit">{asked?.text ?? line?.label}</label>
      <Field chat={chat} asked={asked} value={value} />
      {why && (
        <p id="edit-why" role="alert">
          {why}
        </p>
      )}
      <p class="sub">{w.asksAgain}</p>
      <div class="pair">
        {asked?.control !== "file" && asked?.control !== "choices" && (
          <button type="submit" class="button main" aria-disabled={!!sent}>
            {w.save}
          </button>
        )}
        <button type="button" class="button quiet" onClick={keep}>
          {w.keepOld}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  chat: Chat;
  asked: Asked | undefined;
  value: string;
}

function Field({ chat, asked, value }: FieldProps) {
  const options = asked?.options ?? [];
  if (asked?.control === "choices")
    return <Several chat={chat} options={options} done={chat.change} />;
  if (asked?.control === "file") {
    return (
      <input
        id="edit"
        type="file"
        accept={(asked.accept ?? chat.site?.file_types)?.join()}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) changeFile(chat, file);
        }}
      />
    );
  }
  if (options.length) {
    return (
      <select id="edit" name="value" ref={focus}>
        {options.map((option) => (
          <option key={option.value} selected={option.label === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <textarea
      id="edit"
      name="value"
      rows={1}
      onInput={(event) => grow(event.currentTarget)}
      inputMode={MODE[asked?.control ?? ""]}
      aria-describedby={chat.editing?.why ? "edit-why" : undefined}
      ref={focus}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        event.currentTarget.form?.requestSubmit();
      }}
    >
      {value}
    </textarea>
  );
}

/** Where the eye is, the cursor is; once, when the field appears. */
function focus(field: HTMLElement | null) {
  if (field && !field.dataset.met) {
    field.dataset.met = "yes";
    grow(field);
    field.focus();
  }
}

/** All of an answer is in sight while it is changed. */
function grow(field: HTMLElement) {
  if (field.tagName !== "TEXTAREA") return;
  field.style.height = "";
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
