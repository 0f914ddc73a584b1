"""What a person fills in to do something about a finding."""

from __future__ import annotations

from typing import Any

from django import forms

from heng.model.terms import FindingAct
from heng.web.language import pick
from heng.web.sending import LONGEST, too_long
from heng.workflow.findings.acting import Wish


class ActForm(forms.Form):
    """One form for all acts: the button that sends it says which."""

    act = forms.ChoiceField(choices=[(one.value, "") for one in FindingAct])
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(max_length=LONGEST, required=False)
    to = forms.CharField(max_length=LONGEST, required=False)
    until = forms.DateField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the messages in the language of the page."""
        super().__init__(*args, **kwargs)
        self.fields["until"].error_messages["invalid"] = pick("日期請寫成 2018-04-30。", "Write the day as 2018-04-30.")
        self.fields["text"].error_messages["max_length"] = too_long()

    def wish(self) -> Wish:
        """Return what the person wants; the form is valid."""
        told = self.cleaned_data
        return Wish(act=FindingAct.of(told["act"]), text=told["text"], to=told["to"], until=told["until"])
