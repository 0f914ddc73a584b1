"""What a person fills in to change a figure, or to confirm what an indicator is like.

Errors speak the language of the page.
"""

from __future__ import annotations

from typing import Any

from django import forms

from heng.evaluate.traits.confirmed import TRAITS
from heng.web.language import pick
from heng.web.sending import LONGEST, too_long


class ChangeForm(forms.Form):
    """What every change needs: about what, what was seen, and why.

    `ref` is the reading or indicator, `seen` the number of its last change that the person had before them.
    """

    use_required_attribute = False
    ref = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = forms.CharField(max_length=LONGEST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the messages in the language of the page."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.error_messages["required"] = _needed(name)
            field.error_messages["max_length"] = too_long()


class ActualForm(ChangeForm):
    """What the document really prints as the actual."""

    text = forms.CharField(max_length=LONGEST)


class TargetForm(ChangeForm):
    """Another target: because it was read wrongly, or because it was changed from a day on."""

    text = forms.CharField(max_length=LONGEST)
    why = forms.ChoiceField(choices=[("misread", ""), ("changed", "")])
    valid = forms.DateField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Put the messages in the language of the page."""
        super().__init__(*args, **kwargs)
        self.fields["valid"].error_messages["invalid"] = pick("日期請寫成 2018-04-30。", "Write the day as 2018-04-30.")
        self.fields["why"].error_messages["required"] = pick(
            "請選是讀錯了，還是目標改了。", "Say whether it was misread or has been changed."
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a changed target."""
        cleaned = super().clean() or {}
        if cleaned.get("why") == "changed" and not cleaned.get("valid") and "valid" not in self.errors:
            self.add_error("valid", pick("目標改了要寫從哪一天起。", "A changed target needs the day it holds from."))
        return cleaned


class TraitForm(ChangeForm):
    """What an indicator is like, where the document does not say: one word of several."""

    trait = forms.ChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the words of the field that is confirmed; put the messages in the language of the page."""
        super().__init__(*args, **kwargs)
        words = next((words for field, words in TRAITS.items() if field.value == self.data.get("field")), ())
        self.fields["trait"].choices = [(one.value, "") for one in words]  # type: ignore[attr-defined]
        self.fields["trait"].error_messages["required"] = pick("請選一個。", "Choose one.")


class PlanForm(ChangeForm):
    """How the target of a year is split over its quarters or months."""

    text = forms.CharField(max_length=LONGEST)


FORMS: dict[str, type[ChangeForm]] = {
    "actual": ActualForm,
    "target": TargetForm,
    "plan": PlanForm,
    **{field.value: TraitForm for field in TRAITS},
}
"""The form of each field that people change here, by its machine word."""


def _needed(name: str) -> str:
    if name == "reason":
        return pick("請寫理由，會公開列在紀錄。", "Give the reason; it is shown in the record.")
    if name == "text":
        return pick("請寫數值，或沒有數值的原因。", "Write the value, or why there is none.")
    return pick("這一欄不能空白。", "This field cannot be empty.")
