"""Invitations: made here, handed on by whoever made them, taken back with a button."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from newsroom.accounts.confirming import confirm_first
from newsroom.accounts.inviting import INVITATION, revoke
from newsroom.accounts.lists import AnyQuery
from newsroom.accounts.log import note
from newsroom.accounts.models import Invitation
from newsroom.accounts.rights import givable_roles
from newsroom.accounts.scripts import OwnScripts


@admin.register(Invitation)
class InvitationAdmin(OwnScripts, AnyQuery, admin.ModelAdmin):
    list_display = ["name", "role", "state", "invited_by", "invited_at", "expires_at"]
    list_select_related = ["role", "invited_by"]
    search_fields = ["name", "email"]
    show_facets = admin.ShowFacets.NEVER
    actions = None
    view_on_site = False  # its address is the link, for somebody else
    fields = ["name", "email", "role"]
    change_form_template = "admin/accounts/invitation/change_form.html"

    def has_change_permission(self, request, obj=None):
        """It stands as it was made; it can be taken back."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.take_back))
        return [path("<int:pk>/take-back/", view, name="accounts_invitation_revoke"), *super().get_urls()]

    def get_fields(self, request, obj=None):
        return [*self.fields, "state", "invited_by", "invited_at", "expires_at", "account"] if obj else self.fields

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "role":
            kwargs |= {"queryset": givable_roles(request.user), "empty_label": None, "widget": forms.RadioSelect}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "role" and field:
            field.widget.can_view_related = False
        return field

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        may = self.has_view_permission(request) if object_id else self.has_add_permission(request)
        if may:
            confirm_first(request)
        shown = self.get_object(request, object_id) if object_id else None
        link = request.build_absolute_uri(shown.get_absolute_url()) if shown and shown.state == "open" else ""
        context = {"link": link, "show_save_and_add_another": False, "show_save_and_continue": False}
        return super().changeform_view(request, object_id, form_url, context | (extra_context or {}))

    def save_model(self, request, obj, form, change):
        obj.invited_by = request.user
        super().save_model(request, obj, form, change)
        note(INVITATION, person=None, detail=f"made for {obj.name}, {obj.role}, good until {obj.expires_at:%Y-%m-%d}")

    def response_add(self, request, obj, post_url_continue=None):
        messages.success(request, f"Hand the link below to {obj.name} yourself: nothing was sent.")
        return redirect("admin:accounts_invitation_change", obj.pk)

    def take_back(self, request, pk):
        if not self.has_add_permission(request):
            raise PermissionDenied
        invitation = get_object_or_404(Invitation, pk=pk)
        if revoke(invitation, by=request.user):
            messages.success(request, f"The link of {invitation.name} opens nothing any more.")
        else:
            messages.error(request, "It was not open any more.")
        return redirect(reverse("admin:accounts_invitation_change", args=[pk]))
