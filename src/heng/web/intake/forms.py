"""What a person sends in about a document: the files, a correction, an acceptance."""

from __future__ import annotations

from typing import Any

from django import forms

from heng.web.language import pick
from heng.workflow.changes.cells import EMPTIED, FIELDS


class FixForm(forms.Form):
    """A corrected cell with its reason."""

    ref = forms.CharField(max_length=300)
    field = forms.ChoiceField(choices=[(one.value, one.value) for one in FIELDS])
    text = forms.CharField(max_length=500, required=False)
    reason = forms.CharField(max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put messages in the language of the page."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = pick("這一欄不能空白。", "This field cannot be empty.")

    def clean(self) -> dict[str, Any]:
        """Ask for a text, but where a document may print nothing."""
        data = super().clean() or {}
        if not data.get("text") and data.get("field") not in {one.value for one in EMPTIED}:
            self.add_error("text", self.fields["text"].error_messages["required"])
        return data


class RemedyForm(forms.Form):
    """A remedy chosen for a finding, with its reason."""

    finding = forms.CharField(max_length=40)
    choice = forms.CharField(max_length=40)
    reason = forms.CharField(max_length=500)


class AgencyForm(forms.Form):
    """An agency to be registered."""

    key = forms.CharField(max_length=60)
    name = forms.CharField(max_length=100)


class AcceptForm(forms.Form):
    """What the document does not say, and why it is accepted."""

    owner = forms.CharField(max_length=100, required=False)
    day = forms.DateField(required=False)
    reason = forms.CharField(max_length=500, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put messages in the language of the page."""
        super().__init__(*args, **kwargs)
        self.fields["day"].error_messages["invalid"] = pick("請寫成 2018-04-30。", "Write it as 2018-04-30.")
