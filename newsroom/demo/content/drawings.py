"""The pictures of the library: what each shows, in words."""

from newsroom.demo.content.kinds import Drawing

DRAWINGS = (
    Drawing(
        key="istanbul",
        alt=(
            "Drawing: evening over the Bosphorus, a mosque with four minarets on the near shore, a "
            "suspension bridge and three ferries"
        ),
        caption="Istanbul, evening on the Bosphorus.",
        focal=(45, 48),
    ),
    Drawing(
        key="table",
        alt=(
            "Drawing: a long table with microphones and sheets of paper under tall windows, the chairs on "
            "both sides empty"
        ),
        caption="Before the delegations come in.",
        focal=(50, 55),
    ),
    Drawing(
        key="crossing",
        alt=(
            "Drawing: an empty road running straight to the horizon between bare trees, a white flag on a "
            "pole at its edge"
        ),
        caption="A road with nobody on it.",
        focal=(56, 52),
    ),
    Drawing(
        key="harbour",
        alt="Drawing: a grain ship at the quay beneath two cranes, behind it a row of silos",
        caption="Port Almery: the grain quay.",
        focal=(45, 50),
    ),
    Drawing(
        key="pylons",
        alt="Drawing: a line of pylons running to the horizon over low hills under a dark sky",
        caption="The line from the south, Upland.",
        focal=(30, 50),
    ),
    Drawing(
        key="court",
        alt=(
            "Drawing: the front of a courthouse with six columns and a broad flight of steps, one small "
            "figure climbing them"
        ),
        caption="The Administrative Court in Carrow.",
        focal=(50, 50),
    ),
    Drawing(
        key="bank",
        alt="Drawing: the tower of the National Bank seen from below between dark houses, one row of windows lit",
        caption="The National Bank, fourth floor.",
        focal=(52, 40),
    ),
    Drawing(
        key="parliament",
        alt=(
            "Drawing: the half circle of a parliament chamber seen from the gallery, every seat empty, a "
            "lamp on the speaker’s desk"
        ),
        caption="The chamber, during the recess.",
        focal=(50, 60),
    ),
    Drawing(
        key="railway",
        alt="Drawing: a goods train crossing a viaduct of tall arches, hills behind it",
        caption="The viaduct before Vellen Junction.",
        focal=(45, 45),
    ),
    Drawing(
        key="river",
        alt="Drawing: a river winding from the hills through a plain towards the viewer, the sun low above it",
        caption="The Sabran above the Kasr gauge.",
        focal=(50, 55),
    ),
    Drawing(
        key="gauge",
        alt="Drawing: the pier of a stone bridge with a painted gauge board, the water standing below its lowest bar",
        caption="The gauge at Dar Salim. The broad bar marks a dry year.",
        focal=(60, 55),
    ),
    Drawing(
        key="shelves",
        alt="Drawing: rows of shelves with numbered boxes running to a lit door at the far end",
        caption="Boxes with numbers. The names come later.",
        focal=(50, 50),
    ),
    Drawing(
        key="bridge",
        alt="Drawing: a road bridge of steel trusses over a broad river at night, the moon above one of its piers",
        caption="The crossing at Orsava, as it stands.",
        focal=(45, 50),
    ),
    Drawing(
        key="ballot",
        alt=(
            "Drawing: a ballot box on a table in a school hall, behind it four voting booths with their curtains drawn"
        ),
        caption="A polling place that could be found.",
        focal=(50, 60),
    ),
    Drawing(
        key="press",
        alt="Drawing: an old printing press, a fresh sheet hanging from its cylinder",
        caption="The press on which the first number was printed.",
        focal=(50, 50),
    ),
)
