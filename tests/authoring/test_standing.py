"""How the state of flow files is told."""

from intakebot.authoring.diagnostics import Diagnostic
from intakebot.authoring.standing import Report, Standing, meanwhile, notice

WRONG = Diagnostic("tag", "this is wrong", "flows/f.yaml", 3, 5, 6, "mend it")


def test_a_file_that_never_was_good_is_not_offered():
    assert notice(Standing("f.yaml", None, 0, (WRONG,), 1)) == (
        "f.yaml has a problem and was not published. It is not offered to customers."
        " flows/f.yaml:3:5: this is wrong – mend it  [tag]"
    )


def test_several_problems_are_counted_and_the_first_is_told():
    assert notice(Standing("f.yaml", None, 0, (WRONG, WRONG), 1)).startswith(
        "f.yaml has 2 problems"
    )


def test_nothing_is_said_while_nothing_is_kept_back():
    assert meanwhile([]) == ""


def test_a_report_with_warnings_alone_is_fine():
    warning = Diagnostic("no-default", "m", "f.yaml", severity="warning")

    assert Report("flows", (warning,)).ok
    assert not Report("flows", (WRONG,)).ok
    assert "1 problem. What each message means" in str(Report("flows", (WRONG,)))
