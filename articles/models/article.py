"""Articles: the working copies, edited at the desk. Readers never see one."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F, OuterRef, Q, Subquery
from taggit.managers import TaggableManager

from articles.models.author import Author
from articles.models.tag import Tag, TaggedArticle
from newsroom import clock
from newsroom.images.models import Image
from newsroom.refs import RefField


class ArticleQuerySet(models.QuerySet):
    def editable_by(self, user):
        """The articles whose text this person may change: every one, or their own."""
        if user.has_perm("articles.edit_any_article"):
            return self
        if not user.has_perm("articles.change_article"):
            return self.none()
        return self.filter(Article.own(user))

    def with_work(self):
        """Add ``has_work``: never given out, or changed since the last version was."""
        versions = self.model._meta.get_field("versions").related_model.objects.filter(article=OuterRef("pk"))
        last = versions.uncancelled().order_by("-live_from").values("recorded_at")[:1]
        # A correction comes into the working copy in the breath after it is recorded: that is no work of anybody.
        changed_since = Q(last_recorded=None) | Q(changed_at__gt=F("last_recorded") + timedelta(minutes=1))
        return self.alias(last_recorded=Subquery(last)).annotate(
            has_work=ExpressionWrapper(changed_since, output_field=models.BooleanField())
        )

    def with_unpublished_work(self):
        """Those never given out, or changed since their last version was."""
        return self.with_work().filter(has_work=True)

    def with_public_state(self, *, at=None):
        """Add ``live_kind``, ``live_number`` and ``scheduled_for`` (None where there is none)."""
        at = at or clock.now()
        versions = self.model._meta.get_field("versions").related_model.objects.filter(article=OuterRef("pk"))
        live = versions.live(at=at).order_by()
        scheduled = versions.scheduled(at=at).order_by()
        return self.annotate(
            live_kind=Subquery(live.values("kind")[:1]),
            live_number=Subquery(live.values("number")[:1]),
            scheduled_for=Subquery(scheduled.values("live_from")[:1]),
        )


class Article(models.Model):
    """The working copy of a story, with the stage of its editing."""

    class Stage(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        READY = "ready", "Ready"

    ref = RefField()
    headline = models.CharField(max_length=200, blank=True)
    slug = models.SlugField(
        max_length=100,
        blank=True,
        allow_unicode=True,
        help_text="The last part of the address. A change of it after publication redirects.",
    )
    standfirst = models.TextField(
        max_length=600, blank=True, help_text="One to three sentences under the headline, with attribution."
    )
    body = models.TextField(blank=True)
    language = models.CharField(max_length=35, default="en", help_text="Of the text: en, de, ar, pt-BR …")
    translation_of = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translations",
        db_index=False,  # the constraint below has an index for it, of translations alone
        limit_choices_to={"translation_of": None},
        help_text="The story that this one says in another language.",
    )
    dateline = models.CharField(max_length=100, blank=True, help_text="Where it was reported from, such as Istanbul.")
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    kicker = models.ForeignKey(
        Tag,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The tag above the headline. Empty: the first of the tags.",
    )
    tags = TaggableManager(through=TaggedArticle, blank=True)
    authors = models.ManyToManyField(Author, through="Byline", blank=True, related_name="articles")
    lead_image = models.ForeignKey(Image, null=True, blank=True, on_delete=models.PROTECT, related_name="led_articles")
    lead_alt = models.CharField(
        "alt text here", max_length=500, blank=True, help_text="Empty: the alt text of the library."
    )
    lead_caption = models.CharField("caption here", max_length=500, blank=True, help_text="Empty: the library's.")
    lead_credit = models.CharField("credit here", max_length=200, blank=True, help_text="Empty: the library's.")
    related = models.ManyToManyField(
        "self", through="RelatedStory", through_fields=("article", "related"), symmetrical=False, blank=True
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text="Nothing of this story goes out before this moment."
    )
    planned_for = models.DateField(
        null=True, blank=True, help_text="The day on which it is meant to go out. It ends when the story goes out."
    )
    approved_fingerprint = models.CharField(max_length=64, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(default=clock.now, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["-changed_at", "-id"], name="article_last_changed"),
            models.Index(fields=["stage", "-changed_at", "-id"], name="article_of_a_stage"),
            models.Index(
                fields=["planned_for", "id"], name="article_planned_for", condition=Q(planned_for__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="stage_is_known", condition=Q(stage__in=["draft", "in_review", "ready"])),
            models.CheckConstraint(
                name="ready_article_was_approved", condition=~Q(stage="ready") | ~Q(approved_fingerprint="")
            ),
            models.UniqueConstraint(
                fields=["translation_of", "language"],
                name="one_translation_into_a_language",
                condition=Q(translation_of__isnull=False),
                violation_error_message="The original has a translation into this language already.",
            ),
            models.CheckConstraint(
                name="story_is_no_translation_of_itself",
                condition=Q(translation_of__isnull=True) | ~Q(translation_of=F("id")),
                violation_error_message="A story cannot be a translation of itself.",
            ),
        ]
        permissions = [
            ("edit_any_article", "Can edit the stories of others"),
            ("review_article", "Can approve stories and send them back"),
            ("publish_article", "Can publish, update and copy-edit stories"),
            ("schedule_article", "Can schedule stories and cancel the schedule"),
            ("correct_article", "Can correct and clarify stories"),
            ("retract_article", "Can retract stories"),
            ("withdraw_article", "Can withdraw stories"),
            ("reinstate_article", "Can reinstate stories"),
            ("redact_article", "Can redact published versions"),
        ]

    def __str__(self):
        return self.headline or "Untitled story"

    @staticmethod
    def own(user):
        """The condition under which a story is this person's own: begun or signed by them."""
        begun = Article.objects.filter(created_by=user).order_by().values("pk")
        signed = Byline.objects.filter(author__user=user).order_by().values("article")
        return Q(pk__in=begun.union(signed))  # two indexes; the OR of both read every story

    def belongs_to(self, user):
        """Say whether this person began the story or stands in its byline."""
        return self.created_by_id == user.pk or self.authors.filter(user=user).exists()


class Byline(models.Model):
    """An author of an article, at a place in the byline."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, on_delete=models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="author_stands_once_in_a_byline",
                violation_error_message="This author stands in the byline already.",
            ),
        ]

    def __str__(self):
        return str(self.author)
