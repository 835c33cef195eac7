"""The cast: everybody and everything the deeds need, in the newsroom before the curtain rises."""

import html
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from articles.models import Article, Author, Byline, Citation, RelatedStory, ShownPicture, Tag, TaggedArticle
from articles.publishing.record import content_of
from newsroom import clock, prose
from newsroom.accounts.models import User
from newsroom.demo.content import setting
from newsroom.demo.content.agencies import AGENCIES
from newsroom.demo.content.drawings import DRAWINGS
from newsroom.demo.content.kinds import Report, Story
from newsroom.demo.content.moments import on
from newsroom.demo.content.people import ACCOUNTS, SIGNATURES
from newsroom.demo.content.reports import REPORTS
from newsroom.demo.content.stories import STORIES
from newsroom.demo.content.tags import TAGS
from newsroom.images.library import add_image
from newsroom.images.models import Image
from sources.archiving import keep
from sources.models import Agency, Source

FIGURE = (
    '<figure data-image="{ref}" data-alt="{alt}" data-credit="{credit}"><figcaption>{caption}</figcaption></figure>'
)


LIBRARY_OPENS = on("2025-07-01", "08:00")


@dataclass
class Cast:
    """What the deeds find, by the keys of the content; ``now`` is the day of the performance."""

    now: datetime
    people: dict[str, User] = field(default_factory=dict)
    authors: dict[str, Author] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    pictures: dict[str, Image] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    stories: dict[str, Article] = field(default_factory=dict)

    def body(self, text: str, day: datetime) -> str:
        """Return a text of the content as a body under the contract."""
        refs = {key: source.ref for key, source in self.sources.items()}
        figures = {
            key: FIGURE.format(
                ref=image.ref,
                alt=html.escape(image.alt),
                credit=html.escape(image.credit),
                caption=html.escape(image.caption, quote=False),
            )
            for key, image in self.pictures.items()
        }
        return setting.marked(setting.dated(setting.joined(text), day), refs, figures)


def assemble(
    now: datetime, *, password: str, drawn: dict[str, bytes], advance: Callable[[], None] = lambda: None
) -> Cast:
    """Make people, tags, authors, agencies, reports, pictures and the first text of every story."""
    cast = Cast(now)
    _people(cast, password)
    _labels(cast)
    for key, data in drawn.items():
        _picture(cast, key, data)
        advance()
    for report in REPORTS:
        _report(cast, report)
        advance()
    for story in STORIES:
        _story(cast, story)
        advance()
    for story in STORIES:
        if story.translation_of:
            original = cast.stories[story.translation_of]
            Article.objects.filter(pk=cast.stories[story.slug].pk).update(translation_of=original)
        for position, slug in enumerate(story.related):
            RelatedStory.objects.create(article=cast.stories[story.slug], related=cast.stories[slug], position=position)
    return cast


def day_of(story: Story, now: datetime) -> datetime:
    """The day from which the days in a story's text are counted: that of its first publication."""
    out = (deed.due or deed.at for deed in story.life if deed.verb in ("publish", "schedule"))
    return next(out, story.begun)(now)


def _people(cast, password):
    hashed = make_password(password)  # once: it is slow by design
    for account in ACCOUNTS:
        user = User.objects.create(
            username=account.username,
            email=f"{account.username}@public-record.example",
            password=hashed,
            first_name=account.first_name,
            last_name=account.last_name,
            is_staff=True,
        )
        user.groups.add(Group.objects.get(name=account.group))
        cast.people[account.username] = user


def _labels(cast):
    for label in TAGS:
        cast.tags[label.slug] = Tag.objects.create(**vars(label))
    for signature in SIGNATURES:
        facts = {**vars(signature), "user": cast.people.get(signature.username)}
        del facts["username"]
        cast.authors[signature.slug] = Author.objects.create(**facts)
    for filer in AGENCIES:
        Agency.objects.create(**vars(filer))


def _picture(cast, key, data):
    drawing = next(drawing for drawing in DRAWINGS if drawing.key == key)
    with clock.at(LIBRARY_OPENS(cast.now)):
        cast.pictures[key] = add_image(
            data,
            by=cast.people["editor"],
            alt=drawing.alt,
            caption=drawing.caption,
            credit=drawing.credit,
            focal_x=drawing.focal[0],
            focal_y=drawing.focal[1],
        )


def _report(cast: Cast, report: Report) -> None:
    filed = report.filed(cast.now)
    kept = filed + timedelta(minutes=report.minutes)
    text = setting.paragraphs(report.text)
    with clock.at(kept):
        source = Source.objects.create(
            agency=Agency.objects.get(slug=report.agency),
            title=report.title,
            url=report.url,
            filed_id=report.filed_id,
            language=report.language,
            filed_at=filed,
            embargo_until=report.embargo(cast.now) if report.embargo else None,
            created_by=cast.people["reporter"],
        )
        keep(source, data=text.encode(), text=text)
    cast.sources[report.key] = source


def _story(cast: Cast, story: Story) -> None:
    author = cast.people[story.by]
    with clock.at(story.begun(cast.now)):
        article = Article.objects.create(
            headline=story.headline,
            slug=story.slug,
            standfirst=story.standfirst,
            body=prose.clean(cast.body(story.body, day_of(story, cast.now))),
            language=story.language,
            dateline=story.dateline,
            lead_image=cast.pictures.get(story.picture),
            lead_caption=story.caption,
            embargo_until=story.embargo(cast.now) if story.embargo else None,
            planned_for=story.planned(cast.now).date() if story.planned else None,
            created_by=author,
            changed_by=author,
        )
    for slug in story.tags:
        TaggedArticle.objects.create(tag=cast.tags[slug], content_object=article)
    for position, slug in enumerate(story.bylines):
        Byline.objects.create(article=article, author=cast.authors[slug], position=position)
    add_citations(cast, article, story.cites)
    ShownPicture.objects.by_working_copy(article, content_of(article).pictures)
    cast.stories[story.slug] = article


def add_citations(cast: Cast, article: Article, cites: dict[str, str]) -> None:
    """Put reports among the sources of a working copy, after those that are there."""
    first = article.citations.count()
    for position, (key, note) in enumerate(cites.items(), start=first):
        Citation.objects.create(article=article, source=cast.sources[key], position=position, note=note)
