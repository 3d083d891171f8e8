"""What can be measured of how a page looks: axe-core, and whether anything sticks out."""

import json
from pathlib import Path

from playwright.sync_api import Frame, Page, expect

from tests.browser.people import Customer

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"width": 320, "height": 600}
ZOOMED = {"width": 320, "height": 256}
"""What 1280 × 1024 leaves at 400 % zoom."""
PERSON = "Talk to a person"
CUT_OFF = """(all) => all.filter((at) => at.scrollWidth > at.clientWidth)
    .map((at) => at.textContent)"""
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (levels) => {
    const found = await axe.run(document, {runOnly: levels, resultTypes: ["violations"]});
    const places = (rule) => rule.nodes.map((node) => `${node.html} ${node.failureSummary}`);
    return JSON.stringify(found.violations.map((rule) => [rule.id, rule.help, places(rule)]));
}"""
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getTiming().iterations < Infinity)
    .map((one) => one.finished))"""
"""What still fades in has less contrast than it will have."""


def axe(target: Page | Frame, but: str = "") -> list[str]:
    """What axe-core finds against WCAG 2.2 AA and good practice, in words; ``but`` one rule."""
    if not target.evaluate("'axe' in window"):
        target.evaluate(AXE.read_text())
    found = json.loads(target.evaluate(RUN, LEVELS))
    return [f"{rule}: {words} {places}" for rule, words, places in found if rule != but]


def overflow(target: Page | Frame) -> int:
    """How many pixels a document is wider than its window."""
    script = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(target.evaluate(script))


def right(page: Page | Frame, screen: str, but: str = "") -> None:
    """Nothing scrolls sideways, and axe finds nothing, once nothing moves any more."""
    page.evaluate(AT_REST)
    assert overflow(page) <= 0, f"{screen}: it scrolls sideways"
    faults = axe(page, but)
    assert not faults, f"{screen}: {faults}"


def looks_right(someone: Customer, screen: str, but: str = "") -> None:
    """The widget has no faults that a machine can see on this screen."""
    right(someone.frame, screen, but)


def person_in_sight(someone: Customer, name: str = PERSON) -> None:
    """The way to a person stands on every intake screen, within the window."""
    button = someone.widget.get_by_role("button", name=name)
    expect(button).to_be_in_viewport(ratio=1)
