"""Pages for requests that cannot be answered: what happened, what was kept, and the next step."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from heng.web.language import pick
from heng.web.opening import WithdrawnCardError
from heng.workflow.opening import cards

View = Callable[..., HttpResponse]
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the page says: a title, what happened, and what to do next."""

    title: str
    happened: str
    next: str
    code: str = ""
    latest: str = ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or form asks for something that cannot be."""
    happened = str(exception) or pick("網址或表單裡有看不懂的部分。", "Part of the address or form cannot be read.")
    trouble = Trouble(
        pick("看不懂這個要求", "The request cannot be read"),
        happened,
        pick("請檢查網址，或從總覽重新開始。", "Check the address, or start from the overview."),
    )
    return _page(request, trouble, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: the account may not do this."""
    trouble = Trouble(
        pick("這個帳號不能做這件事", "This account may not do that"),
        pick("資料沒有改變。", "Nothing was changed."),
        pick("需要的話，請管理人員開權限。", "If you need it, ask the person who runs Heng."),
    )
    return _page(request, trouble, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: the form is not one of ours, or has been open across a new sign-in."""
    trouble = Trouble(
        pick("這張表單過期了", "This form has expired"),
        pick("開著表單時重新登入過，或瀏覽器擋了 cookie。資料沒有改變。",
             "You signed in again while it was open, or the browser blocks cookies. Nothing was changed."),
        pick("請按上一頁，填的內容還在；重新整理後再送出。",
             "Go back, where what you typed is still there; reload the page and send it again."),
    )  # fmt: skip
    return _page(request, trouble, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such page; 410 where there was one that was taken back."""
    gone = isinstance(exception, WithdrawnCardError)
    said = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    trouble = Trouble(
        pick("這一版已經撤回", "This edition was taken back") if gone else pick("沒有這一頁", "There is no such page"),
        said or pick("網址可能打錯，或這一期還沒有載入。", "The address is mistyped, or this period is not loaded."),
        pick("可以回總覽，或搜尋代碼、名稱、機關。", "Go to the overview, or search for a code, a name or an agency."),
        latest=_latest(request),
    )
    return _page(request, trouble, 410 if gone else 404)


def _latest(request: HttpRequest) -> str:
    """Return the way to the latest period of the owner that the address names, empty where the record has none."""
    match = request.resolver_match
    owner = match.kwargs.get("owner") if match else None
    if not owner or not any(one.address.owner == owner for one in cards.addresses()):
        return ""
    return reverse("owner", kwargs={"owner": owner})


def posted(view: View) -> View:
    """Make a view answer forms alone; whoever opens its address gets a page that says so."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        return view(request, *args, **kwargs) if request.method == "POST" else _not_allowed(request)

    return checked


def _not_allowed(request: HttpRequest) -> HttpResponse:
    trouble = Trouble(
        pick("這個網址不能直接打開", "This address cannot be opened"),
        pick("它只收頁面上的表單。資料沒有改變。", "It only takes what a form of a page sends. Nothing was changed."),
        pick("請回到原來的頁面，按那裡的按鈕。", "Go back to the page you came from and use its button."),
    )
    response = _page(request, trouble, 405)
    response.headers["Allow"] = "POST"
    return response


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """500: our fault. The page asks nothing of the record, and gives a code that stands in the log."""
    code = f"H-{secrets.token_hex(2).upper()}"
    LOG.error("page failed, shown as %s", code)
    trouble = Trouble(
        pick("這一頁沒有做出來", "This page could not be made"),
        pick("你的資料沒有改變。", "Your data is unchanged."),
        pick(f"請再試一次；若還是不行，把「{code}」告訴管理人員。",
             f"Try again; if it fails, give “{code}” to the person who runs Heng."),
        code,
    )  # fmt: skip
    return HttpResponse(render_to_string("heng/errors/error.html", {"trouble": trouble}), status=500)


def _page(request: HttpRequest, trouble: Trouble, status: int) -> HttpResponse:
    return render(request, "heng/errors/error.html", {"trouble": trouble}, status=status)
