"""What readers of The Public Record reported as wrong, and what became of it."""

from newsroom.demo.content.kinds import Reported
from newsroom.demo.content.moments import hours_ago

REPORTED = (
    Reported(
        story="almery-light-burns-again",
        at=hours_ago(3),
        passage="The firm that made it closed in 1974, and the last spare had been fitted in 1998.",
        wrong="I fitted that bearing, as an apprentice. It was in the spring of 1996, two years before I left.",
        right="The last spare was fitted in 1996. The log of the light says so.",
        source_url="https://lights.example/almery/log",
        email="old.keeper@example.org",
    ),
    Reported(
        story="istanbul-talks-end-without-ceasefire",
        at=hours_ago(20),
        wrong="You do not say who asked for the next round.",
        taken=True,
    ),
    Reported(
        story="one-river-two-treaties",
        at=hours_ago(50),
        wrong="There is one treaty, in two languages. Your headline counts two.",
        declined="That its two texts say different things is what the story is about, and the headline means that.",
        email="reader@example.org",
    ),
)
