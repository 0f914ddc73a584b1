"""What an officer fills in to record which rulebook a body has put in force."""

from __future__ import annotations

from typing import Any

from django import forms

from heng.web.language import pick
from heng.web.scoring import addresses
from heng.workflow.opening.cards import CardAddress

LONGEST = 200


class AdoptionForm(forms.Form):
    """A decision: for which card, of which body and session, from which day, and why."""

    use_required_attribute = False
    card = forms.CharField(max_length=LONGEST)
    body = forms.CharField(max_length=LONGEST)
    session = forms.CharField(max_length=LONGEST, required=False)
    day = forms.DateField()
    reason = forms.CharField(max_length=500)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put labels and messages in the language of the page."""
        super().__init__(*args, **kwargs)
        labels = {
            "card": pick("哪一份資料", "For which card"),
            "body": pick("核定機關", "Body that decided"),
            "session": pick("會議或文號", "Session or document number"),
            "day": pick("從哪一天起", "In force from"),
            "reason": pick("理由", "Reason"),
            "seen": "",
        }
        for name, field in self.fields.items():
            field.label = labels[name]
            field.error_messages["required"] = pick("這一欄不能空白。", "This field cannot be empty.")
            field.error_messages["max_length"] = pick("太長了。", "This is too long.")
        self.fields["reason"].error_messages["required"] = pick(
            "請寫理由，會公開列在紀錄。", "Give the reason; it is shown in the record."
        )
        self.fields["day"].error_messages["invalid"] = pick("日期請寫成 2018-04-30。", "Write the day as 2018-04-30.")

    def clean_card(self) -> CardAddress:
        """Return the address that was chosen."""
        address = addresses.of_card(self.cleaned_data["card"])
        if address is None:
            raise forms.ValidationError(pick("請選一份資料。", "Choose a card."))
        return address
