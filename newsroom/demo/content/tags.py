"""The tags. Codes are IPTC Media Topics; "General news" has no counterpart there."""

from newsroom.demo.content.kinds import Label

TAGS = (
    Label(
        slug="war-and-conflicts",
        name="War and conflicts",
        description=(
            "Fronts, talks and the people between them. Where a report comes from a side in a conflict, we say which."
        ),
        navigation_order=1,
        media_topic="medtop:16000000",
    ),
    Label(
        slug="politics",
        name="Politics",
        description="Power, how it is won, and what is signed with it.",
        navigation_order=2,
        media_topic="medtop:11000000",
    ),
    Label(
        slug="economy",
        name="Economy",
        description="Trade, work and money, with the sums done again.",
        navigation_order=3,
        media_topic="medtop:20000344",
    ),
    Label(
        slug="energy",
        name="Energy",
        description="Who makes it, who moves it, and who sits in the dark when it fails.",
        navigation_order=4,
        media_topic="medtop:20000256",
    ),
    Label(
        slug="courts",
        name="Courts",
        description="Judgments, read to the last page.",
        navigation_order=5,
        media_topic="medtop:20000106",
    ),
    Label(
        slug="general-news",
        name="General news",
        description="What the day brought that fits under no other heading, and stories for every reader.",
    ),
    Label(
        slug="transport",
        name="Transport",
        description="Ships, trains and roads, and what they carry.",
        media_topic="medtop:20000337",
    ),
    Label(
        slug="water",
        name="Water",
        description="Rivers, lakes and the agreements that divide them.",
        media_topic="medtop:20000437",
    ),
    Label(
        slug="elections",
        name="Elections",
        description="Who may vote, where, and who counts.",
        media_topic="medtop:20000574",
    ),
    Label(
        slug="peace-talks",
        name="Peace talks",
        description="Rounds, papers and delegations: what was offered, and what was agreed.",
        media_topic="medtop:20000076",
    ),
    Label(
        slug="how-we-work",
        name="How we work",
        description="The newspaper about itself: sources, versions and mistakes.",
        media_topic="medtop:20000046",
    ),
)
