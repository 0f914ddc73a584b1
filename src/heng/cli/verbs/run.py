"""`heng run`: the web application."""

from __future__ import annotations

import argparse
import errno
import os
import socket
from collections import Counter
from typing import TYPE_CHECKING

from heng.cli.language import Tell
from heng.cli.options import number
from heng.cli.record import connect
from heng.cli.session import CannotRunError, Session
from heng.model.finding import Fact, Wording
from heng.model.terms import Severity

if TYPE_CHECKING:
    from heng.workflow.opening.cards import CardAddress

HOST = "127.0.0.1"

PORT_TAKEN = Wording(
    zh="連接埠 {port} 已經有程式在用。換一個：heng run --port {other}（或 make run PORT={other}）",
    en="Port {port} is in use by another program. Choose another: heng run --port {other} (or make run PORT={other})",
)
PORT_REFUSED = Wording(
    zh="不能使用連接埠 {port}：{why}。換一個：heng run --port {other}",
    en="Port {port} cannot be used: {why}. Choose another: heng run --port {other}",
)
READ = Wording(
    zh="{title}：{codes} 項 KPI、{readings} 列數值（{known} 列有數值）；檢核出 {errors} 個錯誤、{warnings} 個請確認",
    en="{title}: {codes} KPIs, {readings} value rows ({known} with a figure); the checker finds {errors} errors and "
    "{warnings} warnings",
)
UNSAFE = Wording(zh="請注意：{fault}", en="Please note: {fault}")
FIRST_OFFICER = Wording(
    zh="可以登入修改的帳號：{name}　密碼（只顯示這一次）：{password}",
    en="An account that may make changes: {name}   password (shown this once): {password}",
)
SERVING = Wording(
    zh="衡在 http://{host}:{port}/　按 Ctrl+C 停止", en="Heng is at http://{host}:{port}/   Ctrl+C stops it"
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("--port", type=number, default=8000, help=tell("連接埠（預設 8000）", "port (default: 8000)"))


def run(options: argparse.Namespace, session: Session) -> int:
    """Prepare the record, read the example into an empty one, serve until interrupted."""
    _claim(options.port)
    connect()
    _inspect(session)
    _first_run(session)
    session.tell(SERVING, host=HOST, port=options.port)
    _serve(options.port)
    return 0


def _claim(port: int) -> None:
    """Refuse before any work where the port cannot be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            taken = getattr(error, "errno", None) == errno.EADDRINUSE
            other = port + 1 if port < 65535 else 8000
            raise CannotRunError(
                PORT_TAKEN if taken else PORT_REFUSED,
                port=str(port), other=str(other), why=getattr(error, "strerror", None) or str(error),
            ) from error  # fmt: skip


def _inspect(session: Session) -> None:
    """Warn of what is set up unsafely; what is worse refuses to serve."""
    from heng.workflow.deployment import inspect

    for fault in inspect():
        session.tell(UNSAFE, fault=fault.text(session.lang))


def _first_run(session: Session) -> None:
    from heng.workflow import example, people

    address = example.ensure_example(session.tell)
    if address is not None:
        _show_what_was_read(address, session)
    name, password = people.first_officer()
    if password:
        session.tell(FIRST_OFFICER, name=name, password=password)


def _show_what_was_read(address: CardAddress, session: Session) -> None:
    from heng.workflow.opening.cards import open_card

    card = open_card(address)
    severities = Counter(finding.severity for finding in card.findings)
    facts: dict[str, Fact] = {
        "title": card.edition.edition.title,
        "codes": len({one.whole for one in card.edition.card.indicators}),
        "readings": len(card.edition.figures.readings),
        "known": card.assessment.total().known,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
    }
    session.tell(READ, **facts)


def _serve(port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heng.site.settings")
    Granian("heng.site.wsgi:application", address=HOST, port=port, interface=Interfaces.WSGI, log_enabled=False).serve()
