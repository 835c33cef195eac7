"""A newspaper whose every field was filled by an attacker, through the forms of the desk."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import escape

from articles.models import Article, Author, Front, Tag
from newsroom.images.models import Image
from sources.models import Agency, Source
from tests.articles.admin.filling import fill
from tests.hostile.judge import CANARY, faults, words
from tests.makers import make_image, mark

REFUSED = "Please correct the error"


def page(model, kind, *args):
    return reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{kind}", args=args)


@dataclass
class Press:
    """``browser`` is signed in; ``sign_in`` changes who it is; ``deck`` deals what is typed."""

    sign_in: object
    deck: object
    people: dict
    made: dict = field(default_factory=dict)

    def as_(self, who):
        return self.sign_in(self.people[who])

    def send(self, who, url, form_id=None, /, **typed):
        """Fill a form and see that it was taken, and that what answers is harmless."""
        response = fill(self.as_(who), url, form_id, **typed)
        assert response.status_code == 200, (url, response.status_code, words(response)[:2000])
        assert REFUSED not in words(response), (url, words(response)[:2000])
        assert not faults(response), url
        return response

    def add(self, who, model, /, **typed):
        self.send(who, page(model, "add"), f"{model._meta.model_name}_form", **typed)
        self.made[model] = model.objects.latest("pk")
        return self.made[model]

    def change(self, who, row, /, **typed):
        self.send(who, page(type(row), "change", row.pk), f"{row._meta.model_name}_form", **typed)

    def verb(self, verb, article, who="chief", **typed):
        return self.send(who, page(Article, verb, article.pk), **typed)

    def text(self, longest):
        return self.deck.hand(longest)

    def line(self, longest):
        return self.deck.line(longest)

    # -- what is filled

    def furnish(self):
        """Make a tag, an agency, a report of it, an author and the words of a picture."""
        deck = self.deck
        tag = self.add(
            "chief", Tag, name=deck.line(100), slug="hostile", description=deck.line(300), navigation_order=1
        )
        agency = self.add(
            "chief",
            Agency,
            name=deck.line(120),
            slug="hostile",
            disclosure=deck.line(300),
            language=deck.line(35),
            notes=deck.hand(5_000),
            copy_policy="full",
        )
        source = self.add(
            "chief",
            Source,
            agency=agency.pk,
            title=deck.line(300),
            url="https://agency.example/?a=1&b='\"<zz9>",
            filed_id=deck.line(200),
            filed_version=deck.line(40),
            language=deck.line(35),
            copy=deck.hand(20_000),
        )
        author = self.add("chief", Author, name=deck.line(120), slug="hostile", bio=deck.hand(5_000))
        self.made[Image] = make_image()
        self.change("chief", self.made[Image], alt=deck.line(500), caption=deck.line(500), credit=deck.line(200))
        return tag, agency, source, author

    def body(self, source):
        """Payloads as they are, which the sanitiser takes apart, and written out as words."""
        raw = self.deck.hand(5_000)
        return f"<p>Said.{mark(source)}</p><p>{escape(self.deck.hand(2_000))}</p>{raw.replace('<cite', '<kite')}"

    def words_of_a_story(self):
        deck = self.deck
        return {
            "headline": deck.line(200),
            "standfirst": deck.hand(600),
            "dateline": deck.line(100),
            "body": self.body(self.made[Source]),
        }

    def write(self, **fields):
        """Write a story in all its fields, as a reporter does."""
        deck = self.deck
        return self.add(
            "reporter",
            Article,
            slug="hostile",
            tags=[self.made[Tag].pk],
            kicker=self.made[Tag].pk,
            lead_image=self.made[Image].pk,
            lead_alt=deck.line(500),
            lead_caption=deck.line(500),
            lead_credit=deck.line(200),
            bylines__0__author=self.made[Author].pk,
            citations__0__source=self.made[Source].pk,
            citations__0__note=deck.hand(500),
            **self.words_of_a_story(),
            **fields,
        )

    def bring_out(self, article, verb, **typed):
        """Send in, approve and publish, with a word at every step."""
        self.verb("send_to_review", article, "reporter", reason=self.deck.hand(2_000))
        self.verb("approve", article, reason=self.deck.hand(2_000))
        typed |= {"reason": self.deck.hand(2_000), "overrule": self.deck.hand(2_000)}
        return self.verb(verb, article, **typed)

    def set_right(self, verb, article):
        """Correct or clarify the live text in both steps."""
        url = page(Article, verb, article.pk)
        typed = {**self.words_of_a_story(), "notice": self.deck.hand(2_000), "reason": self.deck.hand(2_000)}
        looked = self.send("chief", url, **typed)
        assert CANARY.strip() in words(looked)
        typed |= {"_step": "confirm", "overrule": self.deck.hand(500)}
        return self.send("chief", url, **typed)

    def print_front(self, article):
        typed = {"stories": [article.ref], "note": self.deck.line(200), "_do": "publish"}
        return self.send("chief", page(Front, "changelist"), "front_form", **typed)
