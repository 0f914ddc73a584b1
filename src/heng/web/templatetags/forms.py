"""Fields of forms: label, what is wrong, then the field, which says so to those who do not see it."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.forms import Form as DjangoForm
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

from heng.web.language import pick
from heng.web.sending import LONGEST, Form

register = template.Library()


@register.simple_tag
def field(form: Form, name: str, label: str, value: str = "", **attributes: object) -> SafeString:
    """Return a field for a text, with `rows` one of several lines; `value` stands in it until something is typed."""
    error, typed = form.errors.get(name, ""), form.values.get(name, value)
    return _field(label, typed, {"id": f"{form.id}-{name}", "name": name, **attributes}, error)


@register.simple_tag
def reason_field(form: Form) -> SafeString:
    """Return the field for the reason, which every change needs."""
    label = pick("理由（必填，會公開列在紀錄）", "Reason (needed; shown in the record)")
    return field(form, "reason", label, required=True, rows=2)


@register.simple_tag
def plain_field(id: str, name: str, label: str, value: str = "", **attributes: object) -> SafeString:  # noqa: A002
    """Return a field of a form that is never shown again with what is wrong."""
    return _field(label, value, {"id": id, "name": name, **attributes})


@register.simple_tag
def bound_field(form: DjangoForm, name: str, **attributes: object) -> SafeString:
    """Return a field of a Django form, with what was typed and what is wrong."""
    bound, error = form[name], " ".join(str(one) for one in form.errors.get(name, ()))
    value = bound.value() if bound.value() is not None and attributes.get("type") != "password" else ""
    return _field(str(bound.label), str(value), {"id": f"id_{name}", "name": name, **attributes}, error)


def _field(label: str, value: str, attributes: Mapping[str, object], error: str = "") -> SafeString:
    name = attributes["id"]
    most = {} if attributes.get("type") == "date" else {"maxlength": LONGEST}
    wrong = {"aria-invalid": "true", "aria-describedby": f"{name}-e"} if error else {}
    attrs = {key.replace("_", "-"): value for key, value in {**most, **attributes, **wrong}.items()}
    told = format_html('<span class="err" id="{}-e">{}</span>', name, error) if error else ""
    box = (
        format_html("<textarea{}>{}</textarea>", flatatt(attrs), value)
        if "rows" in attrs
        else format_html("<input{}>", flatatt({**attrs, "value": value}))
    )
    return format_html('<p class="field"><label for="{}">{}</label>{}{}</p>', name, label, told, box)
