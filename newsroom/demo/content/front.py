"""The front: the lead, then the slots in order of weight; the edition before it, and the one to come."""

from newsroom.demo.content.moments import hours_ago, in_days

OUT = hours_ago(6)
LEAD = "istanbul-talks-end-without-ceasefire"

SLOTS = (
    "first-grain-ships-clear-the-breakwater",
    "ministry-must-open-its-contract-register",
    "almery-light-burns-again",
    "parliament-returns-early-for-the-border-budget",
    "the-winter-timetable-that-was-said-not-to-exist",
    "seven-thousand-bodies-returned",
    "one-river-two-treaties",
)

NOTE = "Grain as second lead: corrected figure, notice still on top. Istanbul stays, all four sources hold."

OUT_BEFORE = hours_ago(10)
BEFORE = (
    "seven-thousand-bodies-returned",
    LEAD,
    "ministry-must-open-its-contract-register",
    "parliament-returns-early-for-the-border-budget",
    "the-winter-timetable-that-was-said-not-to-exist",
    "one-river-two-treaties",
)
NOTE_BEFORE = "The returned bodies lead until the talks have ended."

GOES_OUT = in_days(1, "06:00")
TOMORROW = (SLOTS[0], LEAD, *SLOTS[1:])
NOTE_TOMORROW = "Grain leads the morning."
