"""Forms and lists of the desk: none of Django's own scripts, for the templates name ours."""

from django import forms


class OwnScripts:
    """Mix into an admin: what its widgets would bring along, jQuery and Select2, is not asked for."""

    media = forms.Media()

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = self.media
        return super().render_change_form(request, context, *args, **kwargs)
