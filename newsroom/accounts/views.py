"""Pages of one's own account that allauth does not have: its sessions, and taking up an invitation."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from newsroom.accounts.forms import AcceptForm
from newsroom.accounts.inviting import accept, open_invitation
from newsroom.accounts.log import note
from newsroom.accounts.models import AccessEntry
from newsroom.accounts.sessions import end_sessions, sessions_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sessions(request):
    """List the sessions of whoever asks, and end one of them or all others."""
    key = request.session.session_key
    if request.method == "POST":
        if chosen := request.POST.get("session", ""):
            own = UserSession.objects.filter(user=request.user).exclude(session_key=key)
            session = get_object_or_404(own, pk=chosen if chosen.isdecimal() and len(chosen) < 19 else None)
            session.end()
            note(AccessEntry.What.SESSION_ENDED, person=request.user, detail="one of them")
        else:
            end_sessions(request.user, but=key)
        messages.success(request, "Signed out there.")
        return redirect("usersessions_list")
    found = sessions_of(request.user)
    context = {
        "title": "Where you are signed in",
        "sessions": found,
        "others": any(s.session_key != key for s in found),
    }
    return TemplateResponse(request, "account/sessions.html", context)


@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, token):
    """Let somebody who was invited choose name and password, and sign them in."""
    found = open_invitation(token)
    if found is None:
        return TemplateResponse(
            request, "account/invitation_over.html", {"title": "This invitation is over"}, status=410
        )
    first, _, last = found.name.partition(" ")
    form = AcceptForm(request.POST or None, initial={"first_name": first, "last_name": last})
    if request.method == "POST" and request.user.is_anonymous and form.is_valid():
        account = form.save(commit=False)
        try:
            taken = accept(token, account)
        except IntegrityError:  # somebody took the name since the form looked; now it finds them
            form = AcceptForm(request.POST)
        else:
            return perform_login(request, Login(user=account)) if taken else redirect(request.path)
    context = {"title": "Welcome to the desk", "invitation": found, "form": form}
    return TemplateResponse(request, "account/invitation.html", context)
