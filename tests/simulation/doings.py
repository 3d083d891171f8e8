"""What people do: customers say, answer, skip, correct and confirm; agents take and hand on."""

from intakebot.engine import events as ev

LINES = (
    "The page stays blank",
    "I get error PAY-4102 when I pay on https://shop.example/checkout",
    "yes",
    "no",
    "skip",
    "I don't know",
    "why do you ask?",
    "thanks",
    "actually it was the basket page",
    "my name is {mark} and my mail is {mark}@mail.example",
    "auf Deutsch bitte",
    "الصفحة لا تعمل منذ أمس",
    "I want to talk to a person",
    "order RX-4821-77 came broken",
    "this is useless, you idiots",
    "Yes, that's right",
    "password: hunter2{mark}",
    "x" * 300,
    "",
)
FLOWS = ("website-problem", "order-problem", "billing-question", "account-access", "")
REASONS = ("solved", "no_answer", "duplicate", "not_ours", "other")


def by_customer(dice, view, mark, cid):
    """The next thing a customer does on a page that shows ``view``."""
    if view.seq == 0:
        return ev.Begin(flow=dice.choice(FLOWS), language=dice.choice(("en", "en", "de", "ar")))
    doings = [_says, _says, _says, _says, _wants_a_person, _changes]
    if view.open:
        doings += [_answers] * 6 + [_passes, _passes]
    if view.phase == "closed":
        doings += [_rates] * 4
    if view.summary:
        doings += [_confirms] * 4
    return dice.choice(doings)(dice, view, mark, cid)


def _says(dice, view, mark, cid):
    if dice.random() < 0.6:
        return ev.Say(f"{mark} sees the words of {cid}")
    return ev.Say(dice.choice(LINES).format(mark=mark))


def _answers(dice, view, mark, cid):
    asked, turn = view.open.asked, view.open.turn
    if asked.options:
        return ev.Say(dice.choice(asked.options).label, question=asked.question, turn=turn)
    return ev.Say(f"{mark} has the words of {cid}", question=asked.question, turn=turn)


def _passes(dice, view, mark, cid):
    question, turn = view.open.asked.question, view.open.turn
    return dice.choice(
        [ev.Skip(question, turn), ev.DontKnow(question, turn), ev.Why(question), ev.Back()]
    )


def _changes(dice, view, mark, cid):
    if not view.answers:
        return ev.WantPerson() if dice.random() < 0.1 else ev.Say(f"{mark} says hello")
    return ev.Change(dice.choice(view.answers).question, f"{mark} means {dice.randrange(9)}")


def _confirms(dice, view, mark, cid):
    return ev.Confirm(view.summary.turn)


def _rates(dice, view, mark, cid):
    return ev.GiveStars(dice.randint(1, 5))


def _wants_a_person(dice, view, mark, cid):
    return ev.WantPerson()


def by_agent(dice, view, agent, mark, others):
    """The next thing an agent does; ``others`` are colleagues' ids and cases' numbers."""
    colleagues, numbers = others
    fence = view.fence if dice.random() < 0.95 else max(0, view.fence - 1)
    event = ev.WriteNote(f"{mark} noted {dice.randrange(99)}")
    mine = view.owner is not None and view.owner.id == agent
    match dice.randrange(16 if mine else 9):
        case 0 | 1 | 2 | 3:
            event = ev.Take(fence) if view.phase != "closed" else ev.Reopen(fence)
        case 4:
            event = ev.Link(dice.choice(numbers)) if numbers else event
        case 5:
            event = ev.Unlink(dice.choice(numbers)) if numbers else event
        case 6:
            event = ev.Dismiss(dice.choice(numbers)) if numbers else event
        case 7:
            event = _closes(dice, fence)
        case 8 | 9:
            event = event if dice.random() < 0.5 else _sets(dice, view, mark)
        case 10:
            event = ev.Return(fence)
        case 11:
            event = _transfers(dice, fence, colleagues)
        case 12:
            event = dice.choice((_collects, _puts_aside))(dice, view, fence)
        case _:
            event = ev.Respond(fence, f"{mark} is answered {dice.randrange(99)}")
    return event


def _collects(dice, view, fence):
    return ev.Collect(fence, dice.choice(("email", "page", "symptom", "nothing")))


def _puts_aside(dice, view, fence):
    taken_up = view.snoozed and dice.random() < 0.5
    return ev.Snooze(fence, 0 if taken_up else view.entries[-1].at + dice.randrange(600_000))


def _closes(dice, fence):
    return ev.Close(fence, dice.choice(REASONS))


def _sets(dice, view, mark):
    question = dice.choice(view.answers).question if view.answers else "email"
    return ev.SetAnswer(question, f"{mark} is set")


def _transfers(dice, fence, colleagues):
    if dice.random() < 0.5:
        return ev.Transfer(fence, agent=dice.choice(colleagues), note="please")
    return ev.Transfer(fence, team=dice.choice(("web-support", "nobody")))
