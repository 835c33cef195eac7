from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from newsroom import clock
from newsroom.images import shapes
from newsroom.images.shapes import FIRST, FIRST_WIDTH, FORMATS, FULL, Box, Copy
from newsroom.refs import RefField


def private_storage():
    return storages["private"]


def original_name(image, filename):
    """Name the file by its content; what the uploader called it is nobody's business."""
    return f"originals/{image.sha256[:2]}/{image.sha256}.{image.format.lower()}"


class ImageQuerySet(models.QuerySet):
    def kept(self):
        """Those not taken out by a redaction."""
        return self.filter(redacted_at=None)

    def barred(self, *, at=None):
        """Those that no story may go out with at a moment (now): rights that have ended, or a prohibition."""
        return self.kept().filter(Q(no_use=True) | Q(usable_until__lte=at or clock.now()))

    def due(self):
        """Those whose renditions, or the pages that show them, are behind; the longest waiting first."""
        return self.kept().exclude(due_since=None).order_by("due_since", "pk")


class Image(models.Model):
    """A picture of the library, with the words that go with it and the spot that every crop keeps.

    Width and height are those that a viewer sees: turned as the camera says.
    """

    ref = RefField()
    original = models.FileField(
        "picture", storage=private_storage, upload_to=original_name, max_length=200, editable=False
    )
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    format = models.CharField(max_length=10, editable=False)
    byte_size = models.PositiveBigIntegerField("bytes", editable=False)
    alt = models.CharField(
        "alt text",
        max_length=500,
        blank=True,
        help_text="What is to be seen, for readers who cannot see it. It may wait, "
        "but no story goes out with a picture that has none.",
    )
    caption = models.CharField(
        max_length=500, blank=True, help_text="Readers see it under the picture. A story can use its own."
    )
    credit = models.CharField(
        max_length=200,
        blank=True,
        help_text="Who made it and who lets us use it, as “Photo: Name / Agency”. Readers see it after "
        "the caption. It may wait, but no story goes out with a picture that has none.",
    )
    rights = models.CharField(
        "copyright notice", max_length=300, blank=True, help_text="Who holds the rights. Only the desk sees it."
    )
    instructions = models.CharField(
        max_length=500,
        blank=True,
        help_text="What the agency asks of those who use it, such as “No use in Norway”. Only the desk sees it.",
    )
    usable_until = models.DateTimeField(
        "rights end", null=True, blank=True, help_text="From then on no story goes out with it. Empty: they do not end."
    )
    no_use = models.BooleanField(
        "not to be used",
        default=False,
        help_text="No story goes out with it. Set by itself where the instructions in the file forbid a use: "
        "read them, and take it away where they do not mean you.",
    )
    focal_x = models.PositiveSmallIntegerField(
        "focal point, from the left",
        default=50,
        validators=[MaxValueValidator(100, "Give a number from 0 to 100.")],
        help_text="In per cent of the width: 0 is the left edge, 100 the right.",
    )
    focal_y = models.PositiveSmallIntegerField(
        "focal point, from the top",
        default=50,
        validators=[MaxValueValidator(100, "Give a number from 0 to 100.")],
        help_text="In per cent of the height: 0 is the top, 100 the bottom. "
        "Where a page cuts the picture, readers always see this spot.",
    )
    created_at = models.DateTimeField("added", default=clock.now, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="by",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    redacted_at = models.DateTimeField("taken out", null=True, editable=False)
    looks = models.CharField(max_length=32, blank=True, editable=False)  # see newsroom/images/likeness.py
    # What is made of it: the recipe of its renditions (0: none yet), the focal point by which they are cut, whether
    # there are all of them or the first JPEG of each shape, and since when something is due.
    recipe = models.PositiveSmallIntegerField(default=0, editable=False)
    cut_x = models.PositiveSmallIntegerField(default=50, editable=False)
    cut_y = models.PositiveSmallIntegerField(default=50, editable=False)
    complete = models.BooleanField(default=False, editable=False)
    due_since = models.DateTimeField(null=True, default=clock.now, editable=False)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = "picture"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="pictures_newest_first"),
            models.Index(fields=["due_since"], condition=Q(due_since__isnull=False), name="pictures_due"),
        ]
        constraints = [
            models.UniqueConstraint(name="a_picture_is_kept_once", fields=["sha256"]),
            models.CheckConstraint(name="picture_has_an_area", condition=Q(width__gt=0, height__gt=0)),
            models.CheckConstraint(
                name="focal_point_lies_in_the_picture",
                condition=Q(focal_x__gte=0, focal_x__lte=100, focal_y__gte=0, focal_y__lte=100),
                violation_error_message="The focal point lies between 0 and 100 per cent.",
            ),
        ]

    def __str__(self):
        return self.alt or self.caption or f"Picture {self.ref}"

    def is_expired(self, *, at=None):
        """Whether the rights have ended at a moment (now)."""
        return bool(self.usable_until and self.usable_until <= (at or clock.now()))

    def plan(self, recipe: int, x: int, y: int, formats=(FIRST, *FORMATS)) -> list[Copy]:
        """Return the renditions by a recipe, cut around a focal point."""
        found: dict[str, Copy] = {}
        for shape in shapes.SHAPES:
            box = shapes.box_of(self.width, self.height, shape, x, y)
            folder = shapes.folder_of(self.ref, self.sha256, recipe, box)
            for kind in formats:
                for width in [min(box.width, FIRST_WIDTH)] if kind == FIRST else shapes.widths_of(shape, box):
                    name = f"{folder}/{width}.{kind}"  # two shapes may be cut alike
                    found.setdefault(name, Copy(shape, box, *box.size_at(width), kind, name))
        return list(found.values())

    def ladder(self, shape: str = FULL) -> "Ladder | None":
        """What there is of it in a shape; None where there is nothing. Asks no query."""
        return Ladder(self, shape) if self.recipe else None

    def picture(self, width=1280, shape=FULL):
        """Return the narrowest in WebP at least as wide, else the widest, or the first JPEG; None for none."""
        ladder = self.ladder(shape)
        return ladder and ladder.step(width)

    @property
    def url(self):
        picture = self.picture()
        return picture.url if picture else ""


class Step:
    """A rendition as a page shows it."""

    def __init__(self, url: str, width: int, height: int) -> None:
        self.url, self.width, self.height = url, width, height


class Ladder:
    """The renditions of a picture in one shape: the first JPEG, and once they are made the others by format."""

    def __init__(self, image: Image, shape: str) -> None:
        self.box: Box = shapes.box_of(image.width, image.height, shape, image.cut_x, image.cut_y)
        folder = shapes.folder_of(image.ref, image.sha256, image.recipe, self.box)
        self.address = storages["default"].url(f"{folder}/")
        self.widths = shapes.widths_of(shape, self.box) if image.complete else []

    @property
    def first(self) -> Step:
        """The JPEG that is there from the first moment."""
        return self._step(min(self.box.width, FIRST_WIDTH), FIRST)

    def step(self, width: int) -> Step:
        """Return the narrowest in WebP that is at least as wide, else the widest; the first where there is none."""
        if not self.widths:
            return self.first
        return self._step(next((step for step in self.widths if step >= width), self.widths[-1]), "webp")

    def srcset(self, kind: str, most: int) -> str:
        """Return those of a format up to a width, as browsers read them; at least one, or "" where none are made."""
        fitting = [step for step in self.widths if step <= most] or self.widths[:1]
        return ", ".join(f"{self.address}{step}.{kind} {step}w" for step in fitting)

    def _step(self, width, kind):
        return Step(f"{self.address}{width}.{kind}", *self.box.size_at(width))
