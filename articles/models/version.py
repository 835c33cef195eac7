"""Versions: what readers got. Immutable, numbered, hash-chained."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.address import story_url
from articles.models.article import Article
from articles.models.paging import SIZE, after
from articles.models.tag import Tag
from newsroom import clock
from newsroom.images.models import Image

OF_THE_DESK = [f"article__{field.name}" for field in Article._meta.concrete_fields if field.name not in ("id", "ref")]


class ImmutableVersion(TypeError):
    """Code tried to change or delete a published version."""


class VersionQuerySet(models.QuerySet):
    """Reads of the public record. ``live()`` comes first; the lists that follow ask for its moment."""

    _moment = None
    _list = None

    def _clone(self):
        clone = super()._clone()
        clone._moment, clone._list = self._moment, self._list
        return clone

    # -- what cannot be done

    def update(self, **values):
        """Close or reopen intervals; nothing else of a version can change."""
        if set(values) != {"live_until"}:
            raise ImmutableVersion("A published version cannot be changed; publish a new one.")
        return super().update(**values)

    def delete(self):
        raise ImmutableVersion("A published version cannot be deleted; withdraw the story.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise ImmutableVersion("A published version cannot be changed; publish a new one.")

    def redact(self, version, **values):
        """Change the content of one version; the database refuses unless a Redaction is open."""
        return models.QuerySet.update(self.filter(pk=version.pk), **values)

    # -- by time

    def live(self, *, at=None):
        """What readers see at a moment (now): one version a story at the most."""
        at = at or clock.now()
        found = self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)
        found._moment = at
        return found

    def scheduled(self, *, at=None):
        """What readers will see later."""
        return self.uncancelled().filter(live_from__gt=at or clock.now())

    def uncancelled(self):
        """Without those that were cancelled before their time."""
        return self.filter(Q(live_until=None) | Q(live_until__gt=F("live_from")))

    def public(self, *, at=None):
        """Every version that is or was live: the history that readers may open."""
        return self.uncancelled().filter(live_from__lte=at or clock.now())

    def public_or_cancelled(self, *, at=None):
        """Every version that is or was live, and those that were cancelled: readers saw none of these."""
        return self.filter(Q(live_from__lte=at or clock.now()) | Q(live_until__lte=F("live_from")))

    def withdrawing(self, *, at=None):
        """The versions by which stories are withdrawn at a moment (now): few, and found by an index of their own."""
        return self.live(at=at).filter(kind=Version.Kind.WITHDRAWAL, listed=False)

    def taken_back(self, *, at=None):
        """The versions by which stories are retracted or withdrawn at a moment (now), the last first."""
        return self.live(at=at).filter(listed=False).order_by("-live_from")

    def of_days(self, start, end, *, at=None):
        """What a calendar shows of [start, end): the first publications until now, and whatever is scheduled."""
        at = at or clock.now()
        first_or_coming = Q(kind=Version.Kind.PUBLICATION) | Q(live_from__gt=at)
        return self.uncancelled().filter(first_or_coming, live_from__gte=start, live_from__lt=end).order_by("live_from")

    def editable_by(self, user):
        """The versions of stories whose text this person may change."""
        if user.has_perm("articles.edit_any_article"):
            return self
        return self.filter(article__in=Article.objects.editable_by(user).values("pk"))

    # -- by list, newest story first; each reads the through-rows of versions live now or later

    def listed(self):
        """The stories of lists: never retracted or withdrawn ones."""
        return self._through("listing")

    def tagged(self, tag):
        return self._through("taggings", tag=tag)

    def by(self, author):
        return self._through("bylinings", author=author)

    def citing_agency(self, agency):
        return self._through("agency_uses", agency=agency)

    def citing(self, source):
        return self._through("source_uses", source=source)

    def _through(self, rows, **what):
        at = self._moment or clock.now()
        found = self.filter(
            Q(**{f"{rows}__live_until": None}) | Q(**{f"{rows}__live_until__gt": at}),
            **{f"{rows}__live_from__lte": at, f"{rows}__first_live_from__lte": at},
            **{f"{rows}__{name}": value for name, value in what.items()},
        ).order_by(f"-{rows}__first_live_from", f"-{rows}__article_id")
        found._list = rows
        return found

    def first_published(self, start, end):
        """Of ``listed()``: the stories first published in [start, end)."""
        return self._sought(listing__first_live_from__gte=start, listing__first_live_from__lt=end)

    def _sought(self, *conditions, **named):
        """Filter, with these conditions before those that stand already.

        SQLite walks an index from the first bound that it reads. Were that "until now", a page
        ten years back would be reached by reading ten years.
        """
        found = self.filter(*conditions, **named)
        where, known = found.query.where, len(self.query.where.children)
        where.children = where.children[known:] + where.children[:known]
        return found

    def set_right(self, *, at=None):
        """Every correction, clarification and retraction of stories not withdrawn, newest first."""
        at = at or clock.now()
        withdrawn = Version.objects.withdrawing(at=at).filter(article=OuterRef("article"))
        told = self.public(at=at).filter(~Exists(withdrawn), kind__in=Version.RECTIFIES)
        return told.order_by("-live_from", "-article_id")

    def with_ref(self):
        """With the ref of the story; nothing else of its article is read, for that is the desk's."""
        return self.select_related("article").defer("document", *OF_THE_DESK)

    def for_lines(self):
        """With what a line of a list shows, the headline and a time, and what tells when it changes."""
        return self.select_related("article").only(
            *("article__ref", "address_date", "address_slug", "first_live_from", "live_until", "headline", "language")
        )

    def for_cards(self):
        """With what a teaser shows."""
        return self.with_ref().select_related("lead_tag", "lead_image")

    def with_documents(self):
        """With the records too, of which the lists leave the text where it is."""
        return self.defer(None).defer(*OF_THE_DESK)

    def older_than(self, cursor, size=SIZE):
        """Of one of the lists above: the newest ``size`` and one more, older than a cursor where there is one."""
        prefix = f"{self._list}__" if self._list else ""
        # Annotations reuse the join of the list; a filter on the relation itself would join it again.
        placed = self.annotate(
            place=F(f"{prefix}first_live_from" if prefix else "live_from"), place_of=F(f"{prefix}article_id")
        )
        if cursor:
            # The moment alone as well: SQLite does not enter an index by a row that holds a subquery.
            older = after(F("place"), F("place_of"), cursor, Article.objects.all())
            placed = placed._sought(older, place__lte=cursor[0])
        return placed[: size + 1]


class Version(models.Model):
    """What readers got under the address of a story, from ``live_from`` until ``live_until``.

    The columns serve lists and queries; ``document`` is the record itself, the very bytes
    whose SHA-256 is ``digest``.
    """

    class Kind(models.TextChoices):
        PUBLICATION = "publication", _("Publication")
        UPDATE = "update", _("Update")
        COPY_EDIT = "copy_edit", _("Copy edit")
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        RETRACTION = "retraction", _("Retraction")
        WITHDRAWAL = "withdrawal", _("Withdrawal")
        REINSTATEMENT = "reinstatement", _("Reinstatement")

    class Basis(models.TextChoices):
        NONE = "", "—"
        EDITORIAL = "editorial", "Editorial decision"
        PERSONAL = "personal", "Rights of a person"
        LEGAL = "legal", "Legal demand"

    UNLISTED = (Kind.RETRACTION, Kind.WITHDRAWAL)
    RECTIFIES = (Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION)

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=15, choices=Kind)
    notice = models.TextField(blank=True)
    basis = models.CharField(max_length=10, choices=Basis, blank=True, default=Basis.NONE)
    listed = models.BooleanField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    first_live_from = models.DateTimeField()
    updated_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    origin = models.CharField(max_length=200)
    address_date = models.DateField()
    address_slug = models.CharField(max_length=100)
    headline = models.CharField(max_length=200)
    standfirst = models.TextField()
    language = models.CharField(max_length=35)
    lead_tag = models.ForeignKey(Tag, null=True, on_delete=models.PROTECT, related_name="+")
    lead_image = models.ForeignKey(Image, null=True, on_delete=models.PROTECT, related_name="+")
    lead_alt = models.CharField(max_length=500)
    source_count = models.PositiveSmallIntegerField()
    related = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    document = models.TextField()

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "number"]
        indexes = [
            models.Index(fields=["article", "-live_from"], name="version_of_a_story_at"),
            models.Index(
                fields=["-live_from", "-article"],
                name="version_that_sets_right",
                condition=Q(kind__in=["correction", "clarification", "retraction"]),
            ),
            models.Index(fields=["live_from"], name="version_coming_or_going"),
            models.Index(fields=["kind", "article"], name="version_that_takes_back", condition=Q(listed=False)),
            models.Index(fields=["-live_from"], name="version_taken_back_lately", condition=Q(listed=False)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="number_stands_once_in_a_story"),
            models.UniqueConstraint(
                fields=["article"], name="one_open_interval_of_a_story", condition=Q(live_until__isnull=True)
            ),
            models.CheckConstraint(
                name="interval_does_not_end_before_it_begins", condition=Q(live_until__gte=F("live_from"))
            ),
            models.CheckConstraint(name="numbers_begin_at_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="unlisted_kinds_are_unlisted",
                condition=Q(listed=False, kind__in=["retraction", "withdrawal"])
                | (Q(listed=True) & ~Q(kind__in=["retraction", "withdrawal"])),
            ),
            models.CheckConstraint(
                name="kind_is_known",
                condition=Q(
                    kind__in=[
                        "publication",
                        "update",
                        "copy_edit",
                        "correction",
                        "clarification",
                        "retraction",
                        "withdrawal",
                        "reinstatement",
                    ]
                ),
            ),
        ]
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.headline} ({self.number})"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ImmutableVersion("A published version cannot be changed; publish a new one.")
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return self._url("story")

    def delete(self, *args, **kwargs):
        raise ImmutableVersion("A published version cannot be deleted; withdraw the story.")

    @cached_property
    def history_url(self):
        return self._url("history")

    @cached_property
    def version_url(self):
        return self._url("version", self.number)

    @cached_property
    def changes_url(self):
        return self._url("changes", self.number)

    @cached_property
    def report_url(self):
        return self._url("report")

    @cached_property
    def thanks_url(self):
        return self._url("report_thanks")

    @cached_property
    def ledger_url(self):
        return self._url("ledger")

    @cached_property
    def ninjs_url(self):
        return self._url("ninjs")

    @cached_property
    def embed_url(self):
        return self._url("embed")

    @cached_property
    def document_url(self):
        return self._url("document", self.number)

    def _url(self, name, *rest):
        return story_url(name, self.address_date, self.address_slug, *rest)

    def at_address_of(self, live):
        """Let the links of this version lead through the address in use, that of the live one."""
        self.address_date, self.address_slug = live.address_date, live.address_slug
        return self

    @property
    def is_retraction(self):
        return self.kind == self.Kind.RETRACTION

    @property
    def is_withdrawal(self):
        return self.kind == self.Kind.WITHDRAWAL

    @property
    def is_cancelled(self):
        return self.live_until == self.live_from

    @property
    def rectifies(self):
        return self.kind in self.RECTIFIES
