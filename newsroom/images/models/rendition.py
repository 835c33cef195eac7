from django.db import models
from django.db.models import Q


class Rendition(models.Model):
    """A public file of a picture, without metadata: what goes when the picture goes. Pages ask for no such row."""

    image = models.ForeignKey("images.Image", on_delete=models.CASCADE, related_name="renditions")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=10)
    recipe = models.PositiveSmallIntegerField()
    file = models.FileField(max_length=200)

    class Meta:
        ordering = ["width"]
        indexes = [models.Index(fields=["file"], name="renditions_by_file")]
        constraints = [
            models.UniqueConstraint(fields=["image", "file"], name="rendition_of_a_picture_stands_once"),
            models.CheckConstraint(name="rendition_has_an_area", condition=Q(width__gt=0, height__gt=0)),
        ]

    def __str__(self):
        return f"{self.width} × {self.height}, {self.format}"

    @property
    def is_stored(self):
        return self.file.storage.exists(self.file.name)
