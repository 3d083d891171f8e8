"""The people of the story: what a customer and an agent do on their screens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import FilePayload, Frame, Locator, Page, WebSocket, expect

PASSWORD = "four quiet wooden chairs"
PAYMENT = "/demo/checkout/payment"
OPENING = "I can't pay"
ERROR = "Payment could not be completed (ERR_CARD_402)"


class Customer:
    """Somebody on a page of the demo shop, with the widget in the corner."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = page.locator("body > div").last
        self.launcher = page.locator("div > button[aria-expanded]")
        self.widget = page.frame_locator("iframe")
        self.log = self.widget.get_by_role("log")
        self.field = self.widget.locator(".composer textarea")
        self.actions = self.widget.locator(".actions")

    @property
    def frame(self) -> Frame:
        """The widget's own document, for scripts that are run in it."""
        found = self.page.wait_for_selector("iframe", state="attached").content_frame()
        assert found is not None
        return found

    def open(self) -> "Customer":
        self.launcher.click()
        self.field.wait_for()
        expect(self.widget.locator(".hello, .entries").first).to_be_visible()
        return self

    def frames_heard(self) -> list[str]:
        """What comes in on sockets that are opened from now on; the list grows."""
        heard: list[str] = []

        def listen(socket: WebSocket) -> None:
            socket.on("framereceived", lambda frame: heard.append(str(frame)))

        self.page.on("websocket", listen)
        return heard

    def type(self, words: str) -> None:
        self.field.fill(words)

    def say(self, words: str) -> None:
        """Write and send. The first words leave the field once all of the widget is there."""
        self.field.fill(words)
        self.field.press("Enter")

    @property
    def reads(self) -> list[str]:
        """What was said and what happened, but not the place in line, which moves by itself."""
        return self.log.locator(".entry:not(:has(.card))").all_inner_texts()

    def press(self, label: str) -> None:
        self.log.get_by_role("button", name=label, exact=True).click()

    def sees(self, words: str) -> None:
        expect(self.log.get_by_text(words).last).to_be_visible()

    def is_asked(self, words: str) -> None:
        """The newest bubble of the bot holds these words, and nothing is on its way."""
        expect(self.log.locator(".entry.bot .bubble").last).to_contain_text(words)
        expect(self.log.locator(".entry.mine .under", has_text="Sending")).to_have_count(0)

    def bubbles(self, words: str) -> Locator:
        """The customer's own bubbles with exactly these words."""
        return self.log.locator(".entry.mine .bubble").get_by_text(words, exact=True)

    def wants_a_person(self) -> None:
        self.widget.get_by_role("button", name="Talk to a person").click()

    def speaks(self, language: str) -> None:
        """Choose another language, by its own name, in the menu."""
        self.widget.locator(".head [aria-expanded]").click()
        self.widget.get_by_role("button", name=language).click()

    def attaches(self, name: str, kind: str, content: bytes) -> None:
        """Choose a file; it stands above the field and is not sent yet."""
        chosen = FilePayload(name=name, mimeType=kind, buffer=content)
        self.widget.locator(".composer input[type=file]").set_input_files(chosen)
        expect(self.widget.locator(".thumb", has_text=name)).to_be_visible()

    def says_what_is_wrong(self) -> None:
        """From the greeting to the first question of the flow."""
        self.say(OPENING)
        self.is_asked("Who am I talking to?")

    def answers_all(self, doing: str = "I pressed Pay with my card", error: str = ERROR) -> None:
        """From the first question to the summary card."""
        self.says_what_is_wrong()
        self.say("Mara Lindqvist")
        self.is_asked("Which e-mail address")
        self.say("mara@garden.example")
        self.is_asked("What do you see?")
        self.press("An error message")
        self.is_asked("What does the message say")
        self.say(error)
        self.is_asked("What were you doing")
        self.say(doing)
        self.is_asked("Since when")
        self.say("today")
        self.is_asked("What have you tried")
        self.press("I don’t know")
        self.is_asked("Does it look right?")

    def sends(self) -> None:
        self.actions.get_by_role("button", name="Send to the team").click()
        expect(self.actions).to_have_count(0)

    @property
    def number(self) -> int:
        """The reference that stands below the composer while one waits."""
        return int(self.widget.locator("#tip b").inner_text())


class Agent:
    """Somebody at the console."""

    def __init__(self, page: Page, name: str) -> None:
        self.page = page
        self.name = name
        self.talk = page.get_by_role("log", name="Conversation")
        self.sheet = page.get_by_role("complementary", name="Case sheet")
        self.pen = page.locator("[data-pen]")
        self.rows = page.locator("[data-row]")

    def joins(self) -> "Agent":
        """Through the one-time link that stands in the address."""
        self.page.get_by_label("A password of your choice").fill(PASSWORD)
        self.page.get_by_role("button", name="Come in").click()
        return self.is_in()

    def is_in(self) -> "Agent":
        self.page.get_by_role("navigation", name="Console").wait_for()
        expect(self.page.get_by_role("button", name=f"{self.name}, available")).to_be_visible()
        return self

    def row(self, number: int) -> Locator:
        """The conversation of that number in the table of the queue."""
        return self.page.locator(".queue-row", has_text=str(number))

    def opens(self, number: int) -> None:
        """The conversation of that number, from the search, whatever is in the queue."""
        self.page.goto(self.page.url.split("#")[0] + f"#search/{number}")
        self.page.locator(".hit a").first.click()
        expect(self.sheet.get_by_role("heading", name=f"Case {number}")).to_be_visible()
        expect(self.talk.locator("[id^=entry-]").first).to_be_attached()  # another answer

    def takes_over(self) -> None:
        self.page.get_by_role("button", name="Take over", exact=False).first.click()
        expect(self.page.get_by_text("with you", exact=True)).to_be_visible()

    def replies(self, words: str) -> None:
        self.pen.fill(words)
        self.page.locator(".pen button[type=submit]").click()
        expect(self.pen).to_have_value("")

    @property
    def known(self) -> Locator:
        """What stands above the pen when a draft asks for something that the sheet has."""
        return self.page.locator(".known-already .banner")

    @property
    def folded(self) -> Locator:
        """Messages whose rude words are folded, in the order they were said."""
        return self.talk.locator(".folded")

    def notes(self, words: str) -> None:
        self.page.get_by_role("tab", name="Private note").click()
        self.pen.fill(words)
        self.page.get_by_role("button", name="Save note").click()
        expect(self.talk.locator(".line.note", has_text=words)).to_be_visible()
        self.page.get_by_role("tab", name="Reply").click()

    def goes(self, place: str = "queue") -> None:
        """To a page of the console: queue, search/words, flows, people."""
        self.page.goto(self.page.url.split("#")[0] + f"#{place}")

    def fact(self, label: str) -> Locator:
        """The row of the case sheet with that label: the value and where it comes from."""
        term = self.page.locator("dt").get_by_text(label, exact=True)
        return self.sheet.locator(".fact").filter(has=term)

    def missing(self, label: str) -> Locator:
        """The line of the case sheet that says what is missing, with its way to ask for it."""
        return self.sheet.locator(".lack", has_text=label)

    def looks_at(self, part: str) -> None:
        """At another part of the case sheet: Case, Looks like, History."""
        self.sheet.get_by_role("tab", name=part).click()

    def chooses(self, item: str) -> None:
        """From the menu of the open conversation."""
        self.page.get_by_role("button", name="More:").click()
        self.page.get_by_role("menuitem", name=item).click()

    def closes(self, words: str = "") -> None:
        self.page.get_by_role("button", name="Close case").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label("What was done").fill(words)
        dialog.get_by_role("button", name="Close case").click()
        expect(dialog).to_have_count(0)


WRITES_ON = """(field) => {
    const more = () => document.execCommand("insertText", false, ".");
    field.writing = setInterval(more, 1000);
}"""


@contextmanager
def writing(field: Locator, words: str) -> Iterator[None]:
    """Somebody writes, and does not stop before it was seen; who pauses is soon not writing."""
    field.press_sequentially(words, delay=20)
    field.evaluate(WRITES_ON)
    yield
    field.evaluate("(field) => clearInterval(field.writing)")


def picture(path: Path, width: int = 300, height: int = 200) -> Path:
    """A small PNG, made here."""
    from PIL import Image

    Image.new("RGB", (width, height), (15, 95, 85)).save(path)
    return path
