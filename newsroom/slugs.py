"""Former slugs: a renamed page keeps answering under its old address."""

from django.db import models


class FormerSlug(models.Model):
    """A slug that something had before; its page redirects for ever.

    The subclass adds ``current``, a foreign key with the related name ``former_slugs``.
    """

    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.slug


class SluggedModel(models.Model):
    """A model whose rows have pages; saving a changed slug keeps the old one as a redirect."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        former = getattr(self, "_slug_in_database", None)
        if former and former != self.slug:
            self._remember(former)
        self._slug_in_database = self.slug

    @classmethod
    def from_db(cls, db, field_names, values):
        instance = super().from_db(db, field_names, values)
        instance._slug_in_database = instance.__dict__.get("slug")
        return instance

    def _remember(self, slug):
        memory = self.former_slugs.model.objects
        memory.filter(slug=self.slug).delete()  # the page in use wins over a memory of it
        memory.update_or_create(slug=slug, defaults={"current": self})
