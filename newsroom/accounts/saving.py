"""Forms of the desk: of two people who save the same at once, both get an answer."""

from django.db import IntegrityError


class Twins:
    """Mix into an admin: what somebody else saved between the look and the writing is told by the form."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:  # nothing was written; now that the other is there, the form finds it
            return super().changeform_view(request, object_id, form_url, extra_context)
