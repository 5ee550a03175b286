"""Which of the customer's questions a sentence answers, so that no answer moves past another's."""

from __future__ import annotations

from collections.abc import Sequence

from assist.reviewing.order.blocks import Line
from assist.reviewing.order.references import content_words


def parts_answers(lines: Sequence[Line], order: Sequence[int], asks: Sequence[str]) -> bool:
    """Whether `order` brings the answer to one of `asks` past the answer to another."""
    if len(asks) < 2:
        return False
    matters = _matters(lines, asks)
    place = {index: at for at, index in enumerate(order)}
    return any(
        place[later] < place[earlier] and matters[earlier] != matters[later]
        for later in matters
        for earlier in matters
        if earlier < later
    )


def _matters(lines: Sequence[Line], asks: Sequence[str]) -> dict[int, int]:
    """For each line that speaks of one ask alone, by words that no other ask has, which one."""
    words = [content_words(ask) for ask in asks]
    own = [
        mine.difference(*(other for at, other in enumerate(words) if at != number))
        for number, mine in enumerate(words)
    ]
    about = {
        at: [number for number, mine in enumerate(own) if mine & said]
        for at, said in enumerate(content_words(line.text) for line in lines)
    }
    return {at: numbers[0] for at, numbers in about.items() if len(numbers) == 1}
