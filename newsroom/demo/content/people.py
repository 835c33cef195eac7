"""Who works at The Public Record, and who signs."""

from newsroom.demo.content.kinds import Account, Signature

ACCOUNTS = (
    Account(username="reporter", first_name="Mara", last_name="Lindqvist", group="reporter"),
    Account(username="editor", first_name="Jonah", last_name="Adeyemi", group="editor"),
    Account(username="chief", first_name="Helen", last_name="Marchetti", group="chief editor"),
)

SIGNATURES = (
    Signature(
        slug="newsroom-staff",
        name="Newsroom staff",
        bio=(
            "Stories put together at the desk from several reports. Each names its sources and what it took from which."
        ),
    ),
    Signature(
        slug="mara-lindqvist",
        name="Mara Lindqvist",
        username="reporter",
        bio="Writes on the economy, harbours and railways, and reads the footnotes of annual reports. "
        "Before that, eleven years on a regional paper that no longer exists.",
    ),
    Signature(
        slug="tomas-reyl",
        name="Tomas Reyl",
        bio="Follows negotiations and the papers they produce. Asks of every agreement what would happen "
        "on the first day on which it is broken.",
    ),
    Signature(
        slug="leyla-haddad",
        name="Leyla Haddad",
        bio=(
            "Reports in English and Arabic on water, energy and the law between countries. Lives two streets "
            "from the river she writes about."
        ),
    ),
)
