import pytest

from intakebot.understanding import standing_cues as cues


@pytest.mark.parametrize(
    ("cue", "words"),
    [(cues.VISITED, "when I go to "), (cues.POINTED, "which redirects me to "),
     (cues.MENTIONED, "see "), (cues.USED, "we are using "), (cues.WRITTEN, "see the post of "),
     (cues.SINCE, "it began "), (cues.BUILT, "the build of "), (cues.LOGGED, "timestamp: ")],
)  # fmt: skip
def test_a_cue_stands_before_what_it_tells_of(cue, words):
    assert cue.search(words)
    assert not cue.search(
        f"{words} and then, far from that. It was then that something else happened with "
    )
