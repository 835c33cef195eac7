"""Every address of the desk, with a row of every kind behind it."""

from dataclasses import replace

from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import (
    Article,
    Author,
    ErrorReport,
    Front,
    Milestone,
    PolicyEdition,
    Redaction,
    StoryLog,
    Tag,
    Version,
)
from articles.publishing import VERBS, correct, live_content, redact
from newsroom.accounts.models import AccessEntry, Invitation, User
from newsroom.images.models import Image
from sources.admin.standing import DEEDS
from sources.models import Agency, ArchivedCopy, Source
from tests.hostile.press import page
from tests.makers import (
    edit,
    make_agency,
    make_article,
    make_author,
    make_error_report,
    make_image,
    make_invitation,
    make_policy,
    make_published_article,
    make_source,
    make_tag,
    make_user,
)

OF_ONES_ACCOUNT = [
    *("mfa_index", "usersessions_list", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"),
    *("mfa_generate_recovery_codes", "account_change_password"),
]


def rows():
    """A row of every kind, that nothing points to where it may be deleted at all."""
    article = edit(make_published_article(), headline="Another")
    mended = replace(live_content(article), headline="Mended")
    correct(article, by=make_user("editor"), content=mended, notice="Mended.", overrule="So be it.")
    redact(article, by=make_user("chief editor"), passages=["Statement"], basis="legal", reason="A court.")
    return {
        Article: make_article(),
        Tag: make_tag(),
        Author: make_author(),
        Version: Version.objects.first(),
        StoryLog: StoryLog.objects.first(),
        Milestone: Milestone.objects.first(),
        Redaction: Redaction.objects.first(),
        ErrorReport: make_error_report(),
        PolicyEdition: make_policy(),
        Source: make_source(copy=""),
        Agency: make_agency(),
        ArchivedCopy: ArchivedCopy.objects.first(),
        Image: make_image(),
        User: make_user("reporter"),
        Group: Group.objects.get(name="reporter"),
        Invitation: make_invitation(),
        AccessEntry: AccessEntry.objects.first(),
    }


def addresses(found):
    """Every address of the desk, with a row of every kind."""
    urls = [reverse("admin:index"), reverse("admin:jsi18n"), reverse("admin:password_change")]
    for model, row in found.items():
        urls += [page(model, "changelist"), *(page(model, kind, row.pk) for kind in ("change", "history", "delete"))]
        urls += [page(model, "add")]
    for article in (found[Article], found[Version].article):
        urls += [page(Article, verb, article.pk) for verb in (*VERBS, "preview", "working_history", "compare", "links")]
        urls += [page(Article, "restore", article.pk, "live")]
    urls += [page(Source, deed, found[Source].pk) for deed in DEEDS]
    urls += [reverse("admin:auth_user_password_change", args=[found[User].pk])]
    urls += [reverse(f"admin:articles_article_{name}") for name in ("calendar", "find", "save_filter")]
    urls += [reverse("admin:accounts_user_second_factor", args=[found[User].pk])]
    urls += [reverse("admin:accounts_invitation_revoke", args=[found[Invitation].pk])]
    urls += [reverse(name) for name in OF_ONES_ACCOUNT]
    urls += [page(Front, name) for name in ("changelist", "slot", "preview", "editions")]
    urls += [page(Front, name, 1) for name in ("edition_preview", "restore", "cancel")]
    where = "app_label=articles&model_name=citation&field_name=source&term="
    return [*urls, f"{reverse('admin:autocomplete')}?{where}"]
