"""`heng new-rule CODE NAME`: a rule's file with its page, its case and its entries, in a source checkout."""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from keyword import iskeyword
from pathlib import Path

from heng.check.page import SECTIONS
from heng.check.registry import RULES
from heng.cli.language import Tell
from heng.cli.options import one_of
from heng.cli.session import CannotRunError, Session
from heng.cli.verbs.publish import CANNOT_WRITE
from heng.cli.verbs.registering import registered
from heng.model.finding import Wording
from heng.model.terms import Severity

BAD_CODE = Wording(
    zh="「{code}」不是規則代碼。請用兩個大寫字母和三個數字，例如 TG006。",
    en="“{code}” is no code of a rule. Use two capital letters and three digits, such as TG006.",
)
BAD_NAME = Wording(
    zh="「{name}」不是規則名稱。請用小寫英文，以連字號連接，說出是什麼錯，例如 target-missing。",
    en="“{name}” is no name of a rule. Use lower-case words joined with hyphens that name the fault: target-missing.",
)
TAKEN = Wording(
    zh="{code} 或 {name} 已經有規則使用：{taken}。代碼與名稱不能重複，也不能再用。",
    en="{code} or {name} is taken by {taken}. Codes and names are never used twice.",
)
BAD_FAMILY = Wording(
    zh="「{family}」不能是規則的資料夾。請用小寫英文字母和底線，例如 targets。",
    en="“{family}” cannot be a folder of rules. Use lower-case letters and underscores, such as targets.",
)
EXISTS = Wording(
    zh="{path} 已經存在，沒有改動任何檔案。請先移開它，或換一個代碼。",
    en="{path} exists already; nothing was changed. Move it away first, or take another code.",
)
NO_CHECKOUT = Wording(
    zh="這裡不是原始碼資料夾：找不到 {folder}。請在取得的原始碼裡安裝（pip install -e .）再執行。",
    en="This is no source checkout: {folder} is not there. Install from the sources (pip install -e .) and run it"
    " again.",
)
MADE = Wording(zh="已建立 {path}", en="Made {path}")

_CODE = re.compile(r"[A-Z]{2}\d{3}")
_NAME = re.compile(r"(?=.{1,60}\Z)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_FAMILY = re.compile(r"[a-z][a-z_]{0,30}")


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule to be made. `family`: folder of its module."""

    code: str
    name: str
    severity: Severity
    family: str

    @property
    def module(self) -> str:
        """Name of its module."""
        return f"{self.code.lower()}_{self.name.replace('-', '_')}"


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with Heng's sources."""

    root: Path

    def shown(self, path: Path) -> str:
        """Return a path as seen from the checkout."""
        return str(path.relative_to(self.root))

    @property
    def rules(self) -> Path:
        """The folder of the rules' modules."""
        return self.root / "src" / "heng" / "check" / "rules"

    @property
    def registry(self) -> Path:
        """The table of all rules."""
        return self.root / "src" / "heng" / "check" / "registry.py"

    @property
    def cases(self) -> Path:
        """The folder of the cases."""
        return self.root / "tests" / "check" / "cases"

    @property
    def catalogue(self) -> Path:
        """The published list of codes and names."""
        return self.root / "tests" / "check" / "catalogue.csv"


def add_options(parser: argparse.ArgumentParser, tell: Tell) -> None:
    """Add the verb's options."""
    parser.add_argument("code", metavar="CODE", help=tell("例如 TG006", "such as TG006"))
    parser.add_argument("name", metavar="NAME", help=tell("例如 target-missing", "such as target-missing"))
    parser.add_argument("--severity", type=one_of(Severity), metavar="error|warning|info", default=Severity.WARNING)
    parser.add_argument(
        "--family",
        metavar="FOLDER",
        help=tell("放規則的資料夾（預設是同字母規則的）", "folder of the rule (default: that of the same letters)"),
    )


def run(options: argparse.Namespace, session: Session) -> int:
    """Make the files; nothing is made where the code or the name is taken."""
    checkout = _checkout()
    code, name = options.code, options.name
    if not _CODE.fullmatch(code):
        raise CannotRunError(BAD_CODE, code=code)
    if not _NAME.fullmatch(name):
        raise CannotRunError(BAD_NAME, name=name)
    if options.family is not None and (not _FAMILY.fullmatch(options.family) or iskeyword(options.family)):
        raise CannotRunError(BAD_FAMILY, family=options.family)
    severity = _free(code, name, options.severity, checkout)
    made = NewRule(code, name, severity, options.family or _family(code, checkout))
    for path in _make(made, checkout):
        session.write(MADE.render(session.lang, {"path": checkout.shown(path)}))
    return 0


def _checkout() -> Checkout:
    """Return the checkout that runs."""
    spec = find_spec("heng")
    assert spec is not None
    assert spec.origin is not None
    checkout = Checkout(Path(spec.origin).resolve().parents[2])
    if not checkout.cases.is_dir():
        raise CannotRunError(NO_CHECKOUT, folder="tests/check/cases")
    return checkout


def _free(code: str, name: str, severity: Severity, checkout: Checkout) -> Severity:
    """Return the severity, as the catalogue has it where it plans the rule; refuse what is taken."""
    for rule in RULES.values():
        if code == rule.code or name == rule.name:
            raise CannotRunError(TAKEN, code=code, name=name, taken=f"{rule.code} {rule.name}")
    for row in _catalogue(checkout):
        if (row["code"], row["name"]) == (code, name):
            return Severity.of(row["severity"])
        if code == row["code"] or name == row["name"]:
            raise CannotRunError(TAKEN, code=code, name=name, taken=f"{row['code']} {row['name']}")
    return severity


def _catalogue(checkout: Checkout) -> list[dict[str, str]]:
    with checkout.catalogue.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _family(code: str, checkout: Checkout) -> str:
    """Return the folder of the rules of the same letters; a new family has its letters for a name."""
    letters = code[:2].lower()
    return next((path.parent.name for path in sorted(checkout.rules.glob(f"*/{letters}[0-9]*.py"))), letters)


def _make(made: NewRule, checkout: Checkout) -> list[Path]:
    """Write all files, the table of rules last; return those that are new or changed."""
    folder = checkout.rules / made.family
    table = checkout.registry.read_text(encoding="utf-8")
    new = {
        folder / f"{made.module}.py": rule_text(made),
        checkout.cases / f"{made.code}.md": _CASE.format(code=made.code, name=made.name),
    }
    if not (folder / "__init__.py").exists():
        new[folder / "__init__.py"] = f'"""Rules {made.code[:2]}."""\n'
    changed = {checkout.registry: registered(table, made.code, made.family, made.module)}
    if made.code not in {row["code"] for row in _catalogue(checkout)}:
        kept = checkout.catalogue.read_text(encoding="utf-8")
        changed = {checkout.catalogue: f"{kept}{made.code},{made.name},{made.severity.value},\n"} | changed
    taken = next((path for path in new if path.exists()), None)
    if taken is not None:
        raise CannotRunError(EXISTS, path=checkout.shown(taken))
    _write(new, changed)
    return [*new, *changed]


def _write(new: Mapping[Path, str], changed: Mapping[Path, str]) -> None:
    """Write new files and changed ones; where one cannot be written, the new ones go and the others are as before."""
    before = {path: path.read_bytes() for path in changed}
    made: list[Path] = []
    try:
        for path, text in new.items():
            path.parent.mkdir(exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
        for path, text in changed.items():
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        for path in made:
            path.unlink(missing_ok=True)
        for path, data in before.items():
            if path.read_bytes() != data:
                path.write_bytes(data)
        raise CannotRunError(CANNOT_WRITE, path=str(error.filename), why=error.strerror or str(error)) from error


def rule_text(made: NewRule) -> str:
    """Return the module of a rule that finds nothing yet, with a page to fill in."""
    sections = "\n\n".join(f"## {heading}\n（待寫：{zh}）\n\nTo be written." for heading, zh in SECTIONS.items())
    title = made.name.replace("-", " ")
    return _RULE.format(code=made.code, name=made.name, severity=made.severity.name, sections=sections, title=title)


_RULE = '''"""（待寫）{code} / {code}: {title}.

{sections}
"""

from __future__ import annotations

from collections.abc import Iterator

from heng.check.context import Context
from heng.check.rule import Hit, rule
from heng.model.edition import Edition
from heng.model.finding import Wording
from heng.model.terms import Severity


@rule(
    code="{code}",
    name="{name}",
    severity=Severity.{severity},
    message=Wording("（待寫）", "To be written."),
    suggestion=Wording("（待寫）", "To be written."),
)
def check(edition: Edition, context: Context) -> Iterator[Hit]:
    """Find the fault."""
    del edition, context
    yield from ()
'''
_CASE = """# {code} {name}

## fail: （待寫）

```markdown
# 某局 107 年

### AC1 目標

#### AC1.1 指標
- 單位：件
- 機關：某局
- 目標：10
- 行動 AC1.1.1 計畫
```

expect: AC1.1 line 5

## pass: （待寫）

```markdown
# 某局 107 年

### AC1 目標

#### AC1.1 指標
- 單位：件
- 機關：某局
- 目標：10
- 行動 AC1.1.1 計畫
```
"""
