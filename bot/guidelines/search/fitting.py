"""Whether a document answers a question at all, so that "nothing fits" is said honestly."""

from bot.guidelines.search.engine import Answer, Ranked

# The share of a question that a document must hold. Who asks at length tells a story around what is meant, so
# that a long question needs a smaller share than two or three words do.
SHARE, LESS_FOR_EACH_WORD, LEAST_SHARE = 0.5, 0.07, 0.15
NEARLY_ALL = 0.75
FIRST = 3
FAR_BEHIND = 0.3  # of the best score; what is below would only pad the list


def fitting(answer: Answer) -> tuple[Ranked, ...]:
    """Return what was found and is not far behind the best, nothing if none of the first holds enough."""
    first = answer.ranked[:FIRST]
    if not any(one.named or _holds_enough(one, answer.question.telling_words) for one in first):
        return ()
    return tuple(one for one in answer.ranked if one.score >= FAR_BEHIND * first[0].score)


def _holds_enough(one: Ranked, telling_words: int) -> bool:
    """Tell whether the subject is the same, rather than some small talk around it."""
    same_subject = one.on_subject or one.held_words > 1 or one.coverage >= NEARLY_ALL
    return same_subject and one.coverage >= max(LEAST_SHARE, SHARE - LESS_FOR_EACH_WORD * telling_words)
