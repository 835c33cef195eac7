"""Why a verb does not act: each refusal is one sentence that says what to do."""

from dataclasses import dataclass


class Refused(Exception):
    """A verb did not act, and nothing was changed. ``str()`` is for the person at the desk."""

    problems: tuple["Problem", ...] = ()


class NotAllowed(Refused):
    """This person may not do this to this story."""


class NotPossible(Refused):
    """The story is not in a state for this."""


class UpdateIsScheduled(NotPossible):
    """An update is scheduled: cancel it, or rebase it on the correction."""


class ArrangementChanged(NotPossible):
    """Somebody else saved the arrangement of the front since it was looked at."""


class PreflightFailed(Refused):
    """Something is missing, or a warning was not overruled with a reason."""

    def __init__(self, problems):
        self.problems = tuple(problems)
        errors = [problem.message for problem in self.problems if problem.is_error]
        warnings = [problem.message for problem in self.problems if not problem.is_error]
        sentence = " ".join(errors) or "Give a reason to go on in spite of this: " + " ".join(warnings)
        super().__init__(sentence)


@dataclass(frozen=True)
class Problem:
    """One finding of preflight: ``field`` of the form, what is wrong, whether it stops.

    ``row`` counts from 1 where the field is a list and one of its rows is meant.
    """

    code: str
    field: str
    message: str
    is_error: bool = True
    row: int = 0
