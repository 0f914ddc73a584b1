"""`heng officer`: an account that may make changes, or a new one-time password for it."""

from __future__ import annotations

import argparse
import secrets

from heng.cli.language import Tell, say
from heng.cli.record import connect
from heng.cli.session import Session
from heng.model.finding import Wording

MADE = Wording(
    zh="已建立帳號：{name}　一次性密碼（只顯示這一次，登入後須更換）：{password}",
    en="Account made: {name}   one-time password (shown this once; it must be changed at sign-in): {password}",
)
RENEWED = Wording(
    zh="帳號 {name} 的新一次性密碼（只顯示這一次，登入後須更換）：{password}",
    en="New one-time password of {name} (shown this once; it must be changed at sign-in): {password}",
)


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("name", metavar="NAME", help=tell("帳號名稱", "name of the account"))


def run(options: argparse.Namespace, session: Session) -> int:
    """Write the one-time password of an account, making the account where there is none."""
    connect()
    from heng.workflow import people

    try:
        wording, password = RENEWED, people.renew_password(options.name)
    except people.UnknownPersonError:
        # Nobody learns the first password: the one-time password takes its place at once.
        people.create_officer(options.name, secrets.token_urlsafe(24))
        wording, password = MADE, people.renew_password(options.name)
    session.write(say(session.lang, wording, name=options.name, password=password))
    return 0
