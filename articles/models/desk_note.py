"""Desk notes: what editors say to one another about a story, beside its text. Readers never see one."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models.article import Article
from newsroom import clock

LONGEST_NOTE, LONGEST_PASSAGE, LONGEST_SIDE = 2000, 1000, 40


class DeskNoteQuerySet(models.QuerySet):
    def open(self):
        """Those that begin a thread which is not resolved."""
        return self.filter(thread=None, resolved_at=None)

    def editable_by(self, user):
        """The notes at stories whose text this person may change."""
        if user.has_perm("articles.edit_any_article"):
            return self
        return self.filter(article__in=Article.objects.editable_by(user).values("pk"))


class DeskNote(models.Model):
    """A note, open or resolved, or a reply in the ``thread`` of one.

    ``passage`` quotes the words of the body that it is about; ``before`` and ``after`` are the letters beside them,
    by which it is found again. The body knows nothing of it.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="desk_notes")
    thread = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="replies")
    text = models.TextField(max_length=LONGEST_NOTE)
    passage = models.TextField(max_length=LONGEST_PASSAGE, blank=True)
    before = models.CharField(max_length=LONGEST_SIDE, blank=True)
    after = models.CharField(max_length=LONGEST_SIDE, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    resolved_at = models.DateTimeField(null=True)

    objects = DeskNoteQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["-at", "-id"],
                name="open_desk_notes_newest_first",
                condition=Q(thread__isnull=True, resolved_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(name="desk_note_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="only_a_thread_is_resolved_and_quotes",
                condition=Q(thread__isnull=True) | Q(resolved_at__isnull=True, passage=""),
            ),
        ]

    def __str__(self):
        return self.text
