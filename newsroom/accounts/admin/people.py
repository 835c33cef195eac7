"""People at the desk: who may come in, and in which role."""

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join

from newsroom.accounts.confirming import confirm_first
from newsroom.accounts.lists import AnyQuery
from newsroom.accounts.models import User
from newsroom.accounts.rights import givable_roles, may_manage
from newsroom.accounts.saving import Twins
from newsroom.accounts.scripts import OwnScripts
from newsroom.accounts.second_factor import factors_of, take_away

ROLE_HELP = "What this person may do. A role has the rights of those before it: reporter, editor, chief editor."

ACTIVE_HELP = "Take the tick away instead of deleting somebody: what they did stays in the history of the stories."


class OfferedField(forms.ModelMultipleChoiceField):
    """Some of the rows on offer; whatever else is sent is refused without asking the database."""

    def clean(self, value):
        offered = {str(key) for key in self.queryset.values_list("pk", flat=True)}
        if not offered.issuperset(map(str, value or [])):
            raise forms.ValidationError(f"Choose {self.label.lower()} from the list.", code="invalid_choice")
        return super().clean(value)


class RoleMixin:
    """Roles as boxes to tick; ``groups`` are those that the person at the form may give."""

    givable = Group.objects.none()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "groups" in self.fields:
            field = self.fields["groups"]
            field.label, field.help_text, field.queryset = "Roles", ROLE_HELP, self.givable
        if "is_active" in self.fields:
            self.fields["is_active"].label, self.fields["is_active"].help_text = "May sign in", ACTIVE_HELP


class InviteForm(RoleMixin, AdminUserCreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username",)


class NewPasswordForm(AdminPasswordChangeForm):
    """A new password for somebody; who shall not come in any more is switched off, and keeps one."""

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.fields.pop("usable_password", None)


class PersonForm(RoleMixin, UserChangeForm):
    password = None  # nobody reads it; a new one is set on a page of its own

    class Meta(UserChangeForm.Meta):
        model = User
        labels = {"last_login": "Last sign-in", "date_joined": "Has an account since"}


class MaySignIn(admin.BooleanFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "whether they may sign in"


class InRole(admin.RelatedFieldListFilter):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.title = "role"


@admin.register(User)
class UserAdmin(OwnScripts, AnyQuery, Twins, StockUserAdmin):
    form = PersonForm
    add_form = InviteForm
    list_display = ["username", "full_name", "roles", "may_sign_in", "last_sign_in"]
    list_filter = [("is_active", MaySignIn), ("groups", InRole)]
    search_fields = ["username", "first_name", "last_name", "email"]
    actions = None
    show_facets = admin.ShowFacets.NEVER
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined", "second_factor"]
    change_form_template = "admin/accounts/user/change_form.html"
    add_form_template = None
    change_password_form = NewPasswordForm
    change_user_password_template = "admin/accounts/user/password.html"
    fieldsets = [
        (None, {"fields": ["username"]}),
        ("Who it is", {"fields": ["first_name", "last_name", "email"]}),
        ("What this person may do", {"fields": ["is_active", "groups"]}),
        ("How this person signs in", {"fields": ["second_factor", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        ("Who it is", {"fields": ["first_name", "last_name", "email"]}),
        ("What this person may do", {"fields": ["groups"]}),
    ]
    of_superusers = (
        "Beyond the roles",
        {"fields": ["is_staff", "is_superuser", "user_permissions"], "classes": ["collapse"]},
    )

    def get_urls(self):
        view = self.admin_site.admin_view(self.take_second_factor_away)
        return [path("<int:pk>/second-factor/", view, name="accounts_user_second_factor"), *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self.has_view_permission(request):
            confirm_first(request, keep=False)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def user_change_password(self, request, id, form_url=""):
        if self.has_change_permission(request):
            confirm_first(request, keep=False)
        return super().user_change_password(request, id, form_url)

    def delete_view(self, request, object_id, extra_context=None):
        if self.has_delete_permission(request):
            confirm_first(request)
        return super().delete_view(request, object_id, extra_context)

    def take_second_factor_away(self, request, pk):
        """For somebody who lost telephone and recovery codes; one's own is changed where one's account is."""
        person = self.get_object(request, pk)
        if person is None or person == request.user:
            raise Http404
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        confirm_first(request)
        back = reverse("admin:accounts_user_change", args=[pk])
        if request.method == "POST":
            take_away(person)
            messages.success(request, f"{person} sets up a new second factor at the next sign-in.")
            return redirect(back)
        title = "Take the second factor away"
        context = {**self.admin_site.each_context(request), "title": title, "subtitle": person, "opts": self.opts}
        context |= {"original": person, "factors": factors_of(person), "back": back}
        return render(request, "admin/accounts/user/second_factor.html", context)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, self.of_superusers] if obj and request.user.is_superuser else fieldsets

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.givable = givable_roles(request.user)
        return form

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["form_class"] = OfferedField
        kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or may_manage(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        """An account that signed anything stays, for the log; it is switched off instead."""
        return request.user.is_superuser and super().has_delete_permission(request, obj)

    def save_related(self, request, form, formsets, change):
        """Whoever has a role may enter the desk; whoever has none may not."""
        super().save_related(request, form, formsets, change)
        person = form.instance
        if "is_staff" not in form.fields and not person.is_superuser:
            person.is_staff = person.groups.exists()
            person.save(update_fields=["is_staff"])

    @admin.display(description="second factor")
    def second_factor(self, person):
        return ", ".join(factors_of(person)) or "none"

    @admin.display(description="last sign-in", ordering="last_login", empty_value="never")
    def last_sign_in(self, person):
        return person.last_login

    @admin.display(description="may sign in", ordering="is_active", boolean=True)
    def may_sign_in(self, person):
        return person.is_active

    @admin.display(description="name")
    def full_name(self, person):
        return person.get_full_name()

    @admin.display(description="roles")
    def roles(self, person):
        return ", ".join(group.name for group in person.groups.all()) or ("superuser" if person.is_superuser else "")


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(OwnScripts, AnyQuery, Twins, StockGroupAdmin):
    """Roles are made by migration; their rights are for superusers to change."""

    filter_horizontal = []

    def get_fields(self, request, obj=None):
        """The rights in a list for those who only look; to be ticked for those who may change them."""
        return ["name", "permissions"] if self.has_change_permission(request, obj) else ["name", "rights"]

    def get_readonly_fields(self, request, obj=None):
        return [] if self.has_change_permission(request, obj) else ["name", "rights"]

    @admin.display(description="what this role may do")
    def rights(self, role):
        may = {}
        for right in role.permissions.select_related("content_type"):
            may.setdefault(right.content_type.name.capitalize(), []).append(right.name.removeprefix("Can "))
        lines = ((thing, ", ".join(rights)) for thing, rights in sorted(may.items()))
        return format_html('<ul class="rights">{}</ul>', format_html_join("", "<li><b>{}</b>: {}</li>", lines))

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Roles", **(extra_context or {})})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if self.has_add_permission(request):
            confirm_first(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        if self.has_delete_permission(request):
            confirm_first(request)
        return super().delete_view(request, object_id, extra_context)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs |= {"form_class": OfferedField, "widget": forms.CheckboxSelectMultiple}
        return super().formfield_for_manytomany(db_field, request, **kwargs)
