"""The front: the curated home page. Its arrangement is worked on at the desk; readers get editions of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.article import Article
from newsroom import clock

MOST_SLOTS = 12
THE_FRONT = 1


class ImmutableEdition(TypeError):
    """Code tried to change or delete an edition of the front."""


class Front(models.Model):
    """The working arrangement: stories in slots, the lead first. One row, which editions lock while they are made."""

    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "front"
        default_permissions = ("view",)
        permissions = [("publish_front", "Can arrange, publish and schedule the front")]
        constraints = [models.CheckConstraint(name="there_is_one_front", condition=Q(id=1))]

    def __str__(self):
        return "Front"

    @classmethod
    def at_work(cls):
        """The arrangement that is worked on; an empty one, not saved yet, in a new newsroom."""
        return cls.objects.select_related("changed_by").first() or cls(pk=THE_FRONT)

    @property
    def refs(self):
        """The refs of its stories, the lead first."""
        return list(self.slots.values_list("article__ref", flat=True))


class Slot(models.Model):
    """A place in the working arrangement; the first is the lead."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="slots")
    position = models.PositiveSmallIntegerField(default=0)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="slots")

    class Meta:
        ordering = ["position", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["front", "article"], name="story_stands_once_on_a_front"),
            models.CheckConstraint(name="slots_count_from_zero", condition=Q(position__gte=0)),
        ]

    def __str__(self):
        return f"{self.position}: {self.article}"


class FrontEditionQuerySet(models.QuerySet):
    def update(self, **values):
        """Close or reopen intervals, and cancel; nothing else of an edition can change."""
        if not set(values) <= FrontEdition.CHANGEABLE:
            raise ImmutableEdition("An edition of the front cannot be changed; publish another one.")
        return super().update(**values)

    def delete(self):
        raise ImmutableEdition("An edition of the front cannot be deleted; publish another one.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise ImmutableEdition("An edition of the front cannot be changed; publish another one.")

    def live(self, *, at=None):
        """What readers see at a moment (now): one edition at the most."""
        at = at or clock.now()
        return self.filter(Q(live_until=None) | Q(live_until__gt=at), live_from__lte=at)

    def scheduled(self, *, at=None):
        """What readers will see later."""
        return self.uncancelled().filter(live_from__gt=at or clock.now())

    def uncancelled(self):
        """Without those that were cancelled before their time."""
        return self.filter(Q(live_until=None) | Q(live_until__gt=F("live_from")))


class FrontEdition(models.Model):
    """What readers got as the front, from ``live_from`` until ``live_until``. ``stories`` are refs, the lead first."""

    CHANGEABLE = frozenset({"live_until", "cancelled_at", "cancelled_by"})

    front = models.ForeignKey(Front, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    live_from = models.DateTimeField()
    live_until = models.DateTimeField(null=True)
    stories = models.TextField()
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = FrontEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "front edition"
        ordering = ["-number"]
        default_permissions = ()
        indexes = [models.Index(fields=["front", "-live_from"], name="edition_at")]
        constraints = [
            models.UniqueConstraint(fields=["front", "number"], name="number_stands_once_on_a_front"),
            models.UniqueConstraint(
                fields=["front"], name="one_open_interval_of_a_front", condition=Q(live_until__isnull=True)
            ),
            models.CheckConstraint(
                name="edition_does_not_end_before_it_begins", condition=Q(live_until__gte=F("live_from"))
            ),
            models.CheckConstraint(
                name="cancelled_edition_was_never_live",
                condition=Q(cancelled_at__isnull=True) | Q(live_until=F("live_from")),
            ),
            models.CheckConstraint(name="editions_begin_at_one", condition=Q(number__gte=1)),
        ]

    def __str__(self):
        return f"Edition {self.number}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ImmutableEdition("An edition of the front cannot be changed; publish another one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ImmutableEdition("An edition of the front cannot be deleted; publish another one.")

    @property
    def refs(self):
        return self.stories.split()

    @property
    def is_cancelled(self):
        """Whether readers never saw it and never will."""
        return self.live_until == self.live_from
