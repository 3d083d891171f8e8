/** The contacts of a case: who waits, and a way to take one out. */
import * as icons from "../../ui/icons.tsx";
import { Icon } from "../../ui/icons.tsx";
import type { CaseView, ContactView } from "../../wire.ts";
import { takeApart } from "../state/acts.ts";
import { ago } from "../state/words.ts";
import { useDesk } from "./context.ts";
import { standing } from "./LooksLike.tsx";
import { Menu } from "./Menu.tsx";
import { Banner, Tag } from "./parts.tsx";
import { rowHref } from "./QueueList.tsx";

const nameOf = (contact: ContactView): string =>
  contact.customer.trim() || `Visitor ${contact.number}`;

function Contact({ contact, here }: { contact: ContactView; here: boolean }) {
  const desk = useDesk();
  const name = nameOf(contact);
  return (
    <li class="row tight">
      {here ? (
        <b class="grow">
          <bdi>{name}</bdi>, this one
        </b>
      ) : (
        <a class="grow" href={rowHref(contact)}>
          <bdi>{name}</bdi>
        </a>
      )}
      {(contact.waiting_since ?? 0) > 0 && (
        <Tag tone="warn" icon={icons.clock}>
          waits
        </Tag>
      )}
      <span class="meta">
        {contact.number} · {standing(contact.phase)} · {ago(contact.opened, desk.now.value)}
      </span>
      {(contact.via ?? 0) > 0 && (
        <Menu
          label={`More for contact ${contact.number}`}
          face={<Icon of={icons.more} />}
          class="icon-button small"
          items={[
            {
              label: "Take out, as a case of its own",
              act: () => void takeApart(desk, contact.conversation),
            },
          ]}
        />
      )}
    </li>
  );
}

/** This conversation first, then the others as they came. */
export function Contacts({ contacts, here }: { contacts: ContactView[]; here: string }) {
  const mine = contacts.filter(({ conversation }) => conversation === here);
  const others = contacts.filter(({ conversation }) => conversation !== here);
  return (
    <ul class="contacts">
      {[...mine, ...others].map((contact) => (
        <Contact
          key={contact.conversation}
          contact={contact}
          here={contact.conversation === here}
        />
      ))}
    </ul>
  );
}

/** Says of which case this conversation is part; nothing where it is one of its own. */
export function PartOf({ found }: { found: CaseView }) {
  const root = found.contacts.find(({ number }) => number === found.case);
  if (!root || found.case === found.number) return null;
  return (
    <Banner
      tone="info"
      icon={icons.link}
      aside={
        <a class="button small" href={rowHref(root)}>
          Open {found.case}
        </a>
      }
    >
      <b>Joined to {found.case}.</b> What the whole case knows stands here.
    </Banner>
  );
}
