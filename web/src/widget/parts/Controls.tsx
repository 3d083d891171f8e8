/** Fields for the kinds of answers that have one. Typed words are always accepted as well. */
import { Component, type TargetedEvent } from "preact";
import { Icon, image, star } from "../../ui/icons.tsx";
import type { Asked, Option } from "../../wire.ts";
import type { Chat } from "../state.ts";
import { pickFile, settleFocus } from "./fields.ts";

export function Control({ chat, asked }: { chat: Chat; asked: Asked }) {
  const { words: w } = chat;
  const options = asked.options ?? [];
  const yesNo = [
    { value: "yes", label: w.yes },
    { value: "no", label: w.no },
  ];
  switch (asked.control) {
    case "yes_no":
      return <Buttons chat={chat} options={options.length ? options : yesNo} />;
    case "choices":
      return <Several chat={chat} options={options} done={chat.choose} />;
    case "rating":
      return <Stars chat={chat} options={options} />;
    case "date":
      return <Day chat={chat} />;
    case "file":
      return (
        <button type="button" class="reply" onClick={() => pickFile()}>
          <Icon of={image} />
          {w.add}
        </button>
      );
    default: // a choice, or two answers of any kind of which one is right
      return <Buttons chat={chat} options={options} />;
  }
}

/** Which of two answers is right; the fields of its kind were those of the question before. */
export const settles = ({ control, kind }: Asked) => control === "choice" && kind !== "choice";

/** The label is the answer, so typing it works as well. */
function Buttons({ chat, options }: { chat: Chat; options: Option[] }) {
  return (
    <>
      {options.map(({ value, label }) => (
        <button type="button" class="reply" key={value} onClick={() => pressed(chat, label)}>
          {label}
        </button>
      ))}
    </>
  );
}

/** The buttons go, so the focus goes to where one can go on. */
export function pressed(chat: Chat, label: string) {
  chat.choose(label);
  settleFocus();
}

interface SeveralProps {
  chat: Chat;
  options: Option[];
  done: (text: string) => void;
}

export class Several extends Component<SeveralProps, { chosen: string[] }> {
  override state = { chosen: [] as string[] };

  toggle(label: string) {
    const { chosen } = this.state;
    const has = chosen.includes(label);
    this.setState({ chosen: has ? chosen.filter((one) => one !== label) : [...chosen, label] });
  }

  render({ chat, options, done }: SeveralProps, { chosen }: { chosen: string[] }) {
    const inOrder = options.map(({ label }) => label).filter((label) => chosen.includes(label));
    return (
      <>
        {options.map(({ value, label }) => (
          <label class="reply" key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(label)}
              onChange={() => this.toggle(label)}
            />
            {label}
          </label>
        ))}
        <button
          type="button"
          class="button main"
          aria-disabled={!chosen.length}
          onClick={() => {
            if (!chosen.length) return;
            done(inOrder.join(", "));
            settleFocus();
          }}
        >
          {chat.words.done}
        </button>
      </>
    );
  }
}

function Stars({ chat, options }: { chat: Chat; options: Option[] }) {
  const labels = options.length ? options.map(({ label }) => label) : ["1", "2", "3", "4", "5"];
  return (
    <>
      {labels.map((label, i) => (
        <button
          type="button"
          class="tool star"
          key={label}
          aria-label={chat.words.star(i + 1, labels.length)}
          onClick={() => pressed(chat, label)}
        >
          <Icon of={star} />
        </button>
      ))}
    </>
  );
}

function Day({ chat }: { chat: Chat }) {
  return (
    <form
      class="pair"
      onSubmit={(event: TargetedEvent<HTMLFormElement>) => {
        event.preventDefault();
        const field = event.currentTarget.elements.namedItem("day") as HTMLInputElement;
        if (field.value) pressed(chat, field.value);
      }}
    >
      <input type="date" name="day" aria-label={chat.view.open?.asked.label} />
      <button type="submit" class="button main">
        {chat.words.done}
      </button>
    </form>
  );
}
