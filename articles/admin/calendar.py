"""The editorial calendar: /admin/articles/article/calendar/, a month or a week."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.desk.calendar import around, span_of, weeks
from newsroom import clock


@require_safe
def calendar_page(request, model_admin):
    """Show the days of a month or week with the stories that this person may write."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    today = localdate(clock.now())
    span = span_of(request.GET.get("month"), request.GET.get("week"), today=today)
    middle = today if span.first <= today <= span.last else span.first
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Calendar",
        "opts": model_admin.opts,
        "span": span,
        "now": around(span.unit, today),
        "other": around("week" if span.unit == "month" else "month", middle),
        "weeks": weeks(request.user, span),
    }
    return render(request, "admin/calendar.html", context)
