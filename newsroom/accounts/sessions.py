"""Sessions: where somebody is signed in, and ending that."""

from allauth.usersessions.models import UserSession

from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry, User


def sessions_of(user: User) -> list[UserSession]:
    """Return the sessions that are alive, the newest first."""
    return sorted(UserSession.objects.purge_and_list(user), key=lambda session: session.created_at, reverse=True)


def end_sessions(user: User, *, but: str | None = "", detail: str = "") -> int:
    """End all sessions of somebody, but the one with this key; return how many."""
    ended = [session for session in UserSession.objects.filter(user=user) if session.session_key != but]
    for session in ended:
        session.end()
    if ended:
        note(AccessEntry.What.SESSION_ENDED, person=user, detail=detail or f"{len(ended)} of them")
    return len(ended)
