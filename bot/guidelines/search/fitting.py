"""Whether a document answers a question at all, so that "nothing fits" is said honestly."""

from bot.guidelines.search.engine import Answer, Ranked
from bot.guidelines.search.question import Question

# The share of a question that a document must hold. Who asks at length tells a story around what is meant, so
# that a long question needs a smaller share than two or three words do.
SHARE, LESS_FOR_EACH_WORD, LEAST_SHARE = 0.5, 0.07, 0.15
NEARLY_ALL = 0.75
FIRST = 3
FAR_BEHIND = 0.3  # of the best score; what is below would only pad the list
A_NAME, A_PHRASE = 2, 3  # words
LEAST_WORTH = 0.25  # by words: what those of a whole sentence must count together
NEAR_ENOUGH, WORTH_IN_NEARNESS = 0.45, 0.26  # by meaning: how near it must be, where words help a little


def fitting(answer: Answer) -> tuple[Ranked, ...]:
    """Return what was found and is not far behind the best, nothing if none of the first is an answer."""
    first = answer.ranked[:FIRST]
    if not any(one.named or _answers(one, answer.question) for one in first):
        return ()
    return tuple(one for one in answer.ranked if one.score >= FAR_BEHIND * first[0].score)


def _answers(one: Ranked, question: Question) -> bool:
    """Tell whether the subject is the same, rather than some small talk around it."""
    if _names_a_thing(one, question):
        return _holds_enough(one, question)
    if one.nearness is None:
        counts = question.telling_words <= A_PHRASE or one.worth >= LEAST_WORTH
        return counts and _holds_enough(one, question)
    return one.nearness + WORTH_IN_NEARNESS * one.worth >= NEAR_ENOUGH


def _names_a_thing(one: Ranked, question: Question) -> bool:
    """Tell whether the question is only the name of something: then it need not count much."""
    is_short = question.telling_words <= A_NAME
    is_plain = not question.everyday and one.held_words == question.telling_words
    return not question.unknown_words and (is_short or is_plain)


def _holds_enough(one: Ranked, question: Question) -> bool:
    same_subject = one.on_subject or one.held_words > 1 or one.coverage >= NEARLY_ALL
    return same_subject and one.coverage >= max(
        LEAST_SHARE, SHARE - LESS_FOR_EACH_WORD * question.telling_words
    )
