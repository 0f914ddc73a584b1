"""What a person fills in to sign in and to change their password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest

from heng.web.language import pick


class SignInForm(AuthenticationForm):
    """Name and password."""

    def __init__(self, request: HttpRequest | None = None, *args: Any, **kwargs: Any) -> None:
        """Put labels and messages in the language of the page."""
        super().__init__(request, *args, **kwargs)
        self.fields["username"].label = pick("帳號", "Account")
        self.fields["password"].label = pick("密碼", "Password")
        for field in self.fields.values():
            field.error_messages["required"] = pick("這一欄不能空白。", "This field cannot be empty.")
        self.error_messages["invalid_login"] = pick(
            "帳號或密碼不對。大小寫有分別。", "Account or password is wrong. Upper and lower case differ."
        )


class PasswordForm(forms.Form):
    """The old password, and the new one twice: a slip would lock its owner out."""

    old = forms.CharField(widget=forms.PasswordInput, strip=False)
    new = forms.CharField(widget=forms.PasswordInput, strip=False)
    again = forms.CharField(widget=forms.PasswordInput, strip=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put labels and messages in the language of the page."""
        super().__init__(*args, **kwargs)
        self.fields["old"].label = pick("現在的密碼", "Present password")
        self.fields["new"].label = pick("新密碼（至少10個字）", "New password (at least 10 characters)")
        self.fields["again"].label = pick("再打一次新密碼", "New password once more")
        for field in self.fields.values():
            field.error_messages["required"] = pick("這一欄不能空白。", "This field cannot be empty.")

    def clean(self) -> dict[str, Any]:
        """Demand that the new password was typed alike twice."""
        data = super().clean() or {}
        if "new" in data and "again" in data and data["new"] != data["again"]:
            self.add_error("again", pick("兩次打的新密碼不一樣。", "The two new passwords differ."))
        return data
