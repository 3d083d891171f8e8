"""What a rating is on the wire: one to five whole stars, and nothing else."""

import msgspec
import pytest

from intakebot.engine.entries import Entry
from intakebot.engine.rating_entries import GiveStars, Rated


def test_a_rating_comes_back_as_it_was_and_customers_see_their_own():
    entry = Entry(7, 0, "customer", Rated(4))

    assert msgspec.json.decode(msgspec.json.encode(entry), type=Entry) == entry
    assert not entry.private


@pytest.mark.parametrize("stars", ["0", "6", "-1", "4.5", '"4"', "null", "true", "1e99"])
def test_what_is_no_number_of_stars_is_no_rating(stars):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(f'{{"type": "give_stars", "stars": {stars}}}', type=GiveStars)
