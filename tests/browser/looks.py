"""What can be measured of how a page looks: axe-core, and whether anything sticks out."""

import json
from pathlib import Path

from playwright.sync_api import Frame, Page, expect

from tests.browser.people import Customer

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 320, "height": 600}
ZOOMED = {"width": 320, "height": 256}
"""What 1280 × 1024 leaves at 400 % zoom."""
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (levels) => {
    const found = await axe.run(document, {runOnly: levels});
    const places = (rule) => rule.nodes.map((node) => `${node.html} ${node.failureSummary}`);
    return JSON.stringify(found.violations.map((rule) => [rule.id, rule.help, places(rule)]));
}"""


def axe(target: Page | Frame) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and good practice, in words."""
    target.evaluate(AXE.read_text())
    found = json.loads(target.evaluate(RUN, LEVELS))
    return [f"{rule}: {words} {places}" for rule, words, places in found]


def overflow(target: Page | Frame) -> int:
    """How many pixels a document is wider than its window."""
    script = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(target.evaluate(script))


def looks_right(someone: Customer, screen: str) -> None:
    """The widget has no faults that a machine can see on this screen."""
    assert overflow(someone.frame) <= 0, f"{screen}: it scrolls sideways"
    assert axe(someone.frame) == [], screen


def person_in_sight(someone: Customer) -> None:
    """The way to a person stands on every intake screen, within the window."""
    button = someone.widget.get_by_role("button", name=PERSON)
    expect(button).to_be_in_viewport(ratio=1)


PERSON = "Talk to a person"
