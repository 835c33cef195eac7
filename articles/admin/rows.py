"""Ordered lists inside a form: the sources, the byline, the related stories.

Such a list is saved as one thing: what stands in the form is what the story has. Row by row
it would trip over itself, for two rows cannot change places under a unique constraint, and a
row that somebody else removed meanwhile could not be saved at all.
"""

from django import forms
from django.contrib import admin
from django.forms.models import BaseInlineFormSet

from articles.admin.fields import KnownChooser, name_chosen
from sources.admin.fields import quieter, whom_to_ask

LABELS = {"position": "Order", "related": "Story", "DELETE": "Take out"}


class RowForm(forms.ModelForm):
    """One row. What is unique in the list is judged by the list, not row by row against the database."""

    owner = ""

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {self.owner}


class RowsFormSet(BaseInlineFormSet):
    """Rows in the order of their numbers; ``chosen`` names the field that makes a row."""

    chosen = ""
    already = ""
    new_objects = changed_objects = deleted_objects = ()

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # The key of a row is only a hint where to show it: the row may be gone by the time of saving.
        key = forms.CharField(required=False, widget=forms.HiddenInput, initial=str(form.instance.pk or ""))
        form.fields[self._pk_field.name] = key
        form.owner = self.fk.name
        if self.instance.pk:
            setattr(form.instance, self.fk.name, self.instance)  # else each row would ask for it anew
        form.fields["position"].required = False
        form.fields["position"].widget = forms.NumberInput(
            attrs={"class": "position", "min": 1, "inputmode": "numeric"}
        )
        if index is not None and index < self.initial_form_count():
            form.initial["position"] = index + 1
        elif "position" not in form.initial:
            form.initial["position"] = ""
        self._name_chosen(form)
        for name, field in form.fields.items():
            place = "new row" if index is None else f"row {index + 1}"
            widget = getattr(field.widget, "widget", field.widget)  # inside the wrapper with its "add" link
            widget.attrs["aria-label"] = f"{LABELS.get(name, name.capitalize())}, {place}"

    def _name_chosen(self, form):
        if form.instance.pk:
            name_chosen(form.fields[self.chosen], getattr(form.instance, self.chosen))

    def kept(self):
        """The forms of the rows that shall stand, in their order."""
        rows = [
            form
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get(self.chosen) and not self._should_delete_form(form)
        ]
        last = len(self.forms) + 1000
        return sorted(rows, key=lambda form: form.cleaned_data.get("position") or last)

    def clean(self):
        seen = set()
        for form in self.kept():
            chosen = form.cleaned_data[self.chosen]
            if chosen in seen:
                form.add_error(self.chosen, self.already)
            seen.add(chosen)

    def save(self, commit=True):
        before = list(self.get_queryset())
        names = [getattr(row, f"{self.chosen}_id") for row in before]
        rows = [self._row(form, place) for place, form in enumerate(self.kept(), start=1)]
        after = [getattr(row, f"{self.chosen}_id") for row in rows]
        self.model.objects.filter(**{self.fk.name: self.instance}).delete()
        self.model.objects.bulk_create(rows)
        self.new_objects = [row for row in rows if getattr(row, f"{self.chosen}_id") not in names]
        self.deleted_objects = [row for row, name in zip(before, names, strict=True) if name not in after]
        self.changed_objects = []
        return rows

    def _row(self, form, place):
        row = form.instance
        row.pk, row._state.adding = None, True
        setattr(row, self.fk.name, self.instance)
        row.position = place
        return row


class RowsInline(admin.TabularInline):
    """A list that whoever may change the story may change."""

    form = RowForm
    template = "admin/rows.html"
    extra = 1
    known_fields = ()
    may_make = True

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return True

    def has_change_permission(self, request, obj=None):
        return True

    def has_delete_permission(self, request, obj=None):
        return True

    def get_formset(self, request, obj=None, **kwargs):
        """Name the columns in the words of the desk, also for those who may only look."""
        labels = {name: label for name, label in LABELS.items() if name in self.fields}
        return super().get_formset(request, obj, labels=labels, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.known_fields:
            rows = self.admin_site.get_model_admin(db_field.remote_field.model)
            attrs = whom_to_ask(not self.may_make or rows.has_add_permission(request))
            kwargs["widget"] = KnownChooser(db_field, self.admin_site, attrs=attrs, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = quieter(super().formfield_for_dbfield(db_field, request, **kwargs))
        if db_field.name in self.known_fields and hasattr(field.widget, "can_add_related"):
            field.widget.can_add_related &= self.may_make
        return field
