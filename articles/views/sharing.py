"""Cards of stories, for those who show a link."""

from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from articles.publishing.share_picture import card_of, key_of, share_card_url
from articles.views.stories import find_public, gone, record
from newsroom.images.card import draw_card

KEPT = 24 * 60 * 60


@require_safe
def card(request, number, key, **address):
    """The share card of a version. Its address names what is drawn; what was drawn before leads to what is now."""
    live, shown = find_public(number, **address)
    if live.is_withdrawal:
        return gone(request, live)
    drawn = card_of(shown)
    if key_of(drawn) != key:
        return redirect(share_card_url(shown))
    name = f"card-{key}"
    data = caches["memory"].get(name)
    if data is None:
        data = draw_card(drawn)
        caches["memory"].set(name, data, KEPT)
    return record(request, lambda: HttpResponse(data, content_type="image/png"), live, covers=key)
