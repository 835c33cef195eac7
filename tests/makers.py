"""Makers: the least that a test needs, played through the real verbs."""

import hashlib
import itertools
from datetime import timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from PIL import Image as Pillow

from articles.desk.error_reports import receive
from articles.models import Article, Author, Byline, Citation, Front, Tag
from articles.publishing import approve, front, publish, schedule, send_to_review
from articles.publishing.policies import publish_policy
from newsroom import clock
from newsroom.accounts.models import Invitation, User
from newsroom.images.models import Image
from sources.archiving import keep
from sources.models import Agency, Source

numbers = itertools.count(1)


def make_user(role=None, **fields):
    """An account; of a role ("reporter", "editor", "chief editor") it may enter the desk."""
    n = next(numbers)
    user = User.objects.create_user(
        **{"username": f"user{n}", "password": "correct horse", "is_staff": role is not None, **fields}
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_invitation(**fields):
    """An open invitation to be a reporter."""
    role = Group.objects.get(name=fields.pop("role", "reporter"))
    by = fields.pop("by", None) or make_user("chief editor")
    return Invitation.objects.create(**{"name": "Ines Ferreira", "role": role, "invited_by": by, **fields})


def make_agency(**fields):
    n = next(numbers)
    return Agency.objects.create(
        **{
            "name": f"Agency {n}",
            "slug": f"agency-{n}",
            "disclosure": "Independent; owned by its staff.",
            **fields,
        }
    )


def make_source(*, copy="What the report said.", **fields):
    n = next(numbers)
    values = {"title": f"Report {n}", "url": f"https://agency.example/reports/{n}", **fields}
    values.setdefault("agency", None)
    values["agency"] = values["agency"] or make_agency()
    source = Source.objects.create(**values)
    if copy:
        keep(source, data=copy.encode(), text=copy)
    return source


def make_tag(name=None, **fields):
    n = next(numbers)
    return Tag.objects.create(name=name or f"Tag {n}", **fields)


def make_author(name=None, **fields):
    n = next(numbers)
    name = name or f"Author {n}"
    return Author.objects.create(**{"name": name, "slug": f"author-{n}", **fields})


def make_error_report(article=None, **told):
    """A report of a reader on a story that is live."""
    version = (article or make_published_article()).versions.live().get()
    return receive(version, **{"wrong": "The date is wrong.", **told})


def make_policy(slug="standards", *, editions=1, **fields):
    """The newest edition of a policy page."""
    chief = make_user("chief editor")
    values = {"title": slug.capitalize(), "standfirst": "How we work.", **fields}
    for base in range(editions):
        text = f"<p>Edition {base + 1} of this page.</p>"
        edition = publish_policy(slug, by=chief, base=base, notice="New." if base else "", **{"body": text, **values})
    return edition


def picture_bytes(*, size=(800, 600), colour=(120, 30, 30), kind="PNG", **options):
    """The bytes of a picture; another colour is another picture."""
    data = BytesIO()
    Pillow.new("RGB", size, colour).save(data, kind, **options)
    return data.getvalue()


def make_image(**fields):
    """A row of the library without a file: enough wherever no picture is opened."""
    n = next(numbers)
    digest = hashlib.sha256(str(n).encode()).hexdigest()
    return Image.objects.create(
        **{
            "original": f"originals/{digest[:2]}/{digest}.png",
            "sha256": digest,
            "width": 800,
            "height": 600,
            "format": "PNG",
            "byte_size": 1000,
            "alt": f"Drawing {n} of a harbour",
            "caption": f"The harbour, drawing {n}.",
            "credit": "Drawing: Newsroom",
            **fields,
        }
    )


def mark(source):
    """The citation mark of a source in a body."""
    return f'<cite data-source="{source.ref}"></cite>'


def make_article(*, by=None, sources=None, tags=None, authors=None, body=None, notes="What it contributed.", **fields):
    """A working copy without faults: preflight finds nothing in it."""
    n = next(numbers)
    by = by or make_user("reporter")
    sources = [make_source(), make_source()] if sources is None else sources
    text = "".join(f"<p>Statement {place} of story {n}.{mark(source)}</p>" for place, source in enumerate(sources, 1))
    values = {
        "headline": f"Headline {n}",
        "slug": f"story-{n}",
        "standfirst": f"Standfirst {n}, as reported by agencies.",
        "body": text or f"<p>Statement of story {n}.</p>",
        "created_by": by,
        "changed_by": by,
        **fields,
    }
    if body is not None:
        values["body"] = body
    if "lead_image" not in values:
        values["lead_image"] = make_image()
    article = Article.objects.create(**values)
    article.tags.add(*([make_tag()] if tags is None else tags))
    for place, author in enumerate([make_author()] if authors is None else authors):
        Byline.objects.create(article=article, author=author, position=place)
    for place, source in enumerate(sources):
        Citation.objects.create(article=article, source=source, position=place, note=notes)
    return article


def make_ready(article, *, editor=None):
    """Hand a working copy in and approve it, where that is not done yet."""
    if article.stage == Article.Stage.READY:
        return article
    if article.stage == Article.Stage.DRAFT:
        send_to_review(article, by=make_user("editor"))
    return approve(article, by=editor or make_user("editor"))


def make_ready_article(**fields):
    return make_ready(make_article(**fields))


def make_published_article(*, at=None, overrule="", **fields):
    """A live story, published at a moment (now)."""
    with clock.at(at or clock.now()):
        article = make_ready_article(**fields)
        publish(article, by=make_user("editor"), overrule=overrule)
    return article


def make_scheduled_article(*, at=None, **fields):
    """A story that goes out at a moment to come (in an hour)."""
    article = make_ready_article(**fields)
    schedule(article, by=make_user("editor"), at=at or clock.now() + timedelta(hours=1))
    return article


def make_edition(*articles, at=None, by=None, note=""):
    """An edition of the front, given out now or at a moment to come."""
    known = {"stories": [article.ref for article in articles], "revision": Front.at_work().revision}
    known |= {"by": by or make_user("editor"), "note": note}
    return front.schedule(**known, at=at) if at else front.publish(**known)


def edit(article, **fields):
    """Change the working copy and have it approved."""
    article.refresh_from_db()
    article.stage = Article.Stage.DRAFT  # as the desk does: an approval is of a text
    for name, value in fields.items():
        setattr(article, name, value)
    article.save()
    return make_ready(article)
