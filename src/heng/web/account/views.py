"""Signing in and out, and changing one's password."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from heng.web.account.forms import PasswordForm, SignInForm
from heng.web.language import current, pick
from heng.web.sending import UNPROCESSABLE, onward
from heng.workflow import people
from heng.workflow.refusal import RefusedError

View = Callable[..., HttpResponse]


class SignInView(LoginView):
    """Sign in; a one-time password leads to choosing one's own."""

    template_name = "heng/account/sign_in.html"
    authentication_form = SignInForm

    def get_success_url(self) -> str:
        """Return where to go: first to the password where it must be changed."""
        after = super().get_success_url()
        return password_url(after) if must_change(self.request) else after

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Show the form again with its errors."""
        response = super().form_invalid(form)
        response.status_code = UNPROCESSABLE
        return response


def must_change(request: HttpRequest) -> bool:
    """Tell whether the person still has a one-time password."""
    return bool(getattr(request.user, "must_change_password", False))


def password_url(after: str) -> str:
    """Return the address of the password page, which leads on afterwards."""
    return f"{reverse('password')}?{urlencode({'next': after})}"


def officer(view: View) -> View:
    """Let a view be used by people who are signed in with a password of their own."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if must_change(request):
            return redirect(password_url(request.META.get("HTTP_REFERER", "/")))
        return view(request, *args, **kwargs)

    return login_required(checked)


@login_required
def password(request: HttpRequest) -> HttpResponse:
    """Change one's password."""
    form = PasswordForm(request.POST or None)
    after = onward(request, "/")
    if request.method == "POST" and form.is_valid() and _changed(request, form):
        return redirect(after)
    context = {"form": form, "next": after, "forced": must_change(request)}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "heng/account/password.html", context, status=status)


def _changed(request: HttpRequest, form: PasswordForm) -> bool:
    person = request.user
    assert person.is_authenticated
    if not person.check_password(form.cleaned_data["old"]):
        form.add_error("old", pick("現在的密碼不對。", "The present password is wrong."))
        return False
    try:
        people.change_password(person.get_username(), form.cleaned_data["new"])
    except RefusedError as refusal:
        form.add_error("new", refusal.text(current()))
        return False
    person.refresh_from_db()
    update_session_auth_hash(request, person)
    return True
