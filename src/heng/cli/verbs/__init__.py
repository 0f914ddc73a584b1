"""One module a verb: `add_options` and `run`. A module is imported when its verb is given, for most need much."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from heng.model.finding import Wording


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb: its name, the module beside this one that does it, and one line on it."""

    name: str
    module: str
    about: Wording

    def load(self) -> ModuleType:
        """Return its module."""
        return import_module(f"{__name__}.{self.module}")


VERBS = (
    Verb(
        "import",
        "import_",
        Wording(zh="讀取公布的文件，寫成表格", en="read published documents and write them as tables"),
    ),
    Verb(
        "check",
        "check",
        Wording(zh="檢核文件；不給檔案就檢核紀錄", en="find faults in documents, or in the record if none is given"),
    ),
    Verb("rule", "rule", Wording(zh="顯示檢核規則的說明", en="show a rule's page")),
    Verb(
        "new-rule",
        "new_rule",
        Wording(
            zh="一起建立檢核規則、說明與案例（原始碼資料夾）",
            en="make a rule, its page and its case together (source checkout)",
        ),
    ),
    Verb(
        "fmt",
        "fmt",
        Wording(
            zh="整理計分卡的 Markdown；其他文件印成這種寫法", en="tidy a card in Markdown, or print a document as one"
        ),
    ),
    Verb(
        "formula",
        "formula",
        Wording(zh="讀出文件裡的公式，或計算一個公式", en="the formulas of a document, or the value of one formula"),
    ),
    Verb(
        "diff",
        "diff",
        Wording(zh="比較兩個版次、期別或年度", en="what two editions, periods or years print differently"),
    ),
    Verb(
        "assess",
        "assess",
        Wording(
            zh="依判定規則評定，附涵蓋率與上下界；對象是紀錄或一份文件",
            en="verdicts under a rulebook, with coverage and bounds; of the record, or of one document",
        ),
    ),
    Verb(
        "why",
        "why",
        Wording(
            zh="一個數字的完整推導：從判定規則到所印的儲存格",
            en="the whole derivation of one figure, from rulebook to printed cell",
        ),
    ),
    Verb(
        "load",
        "load",
        Wording(
            zh="把文件載入紀錄：只增不改，重複載入不會改變",
            en="import documents into the record: append-only, idempotent",
        ),
    ),
    Verb(
        "verify",
        "verify",
        Wording(
            zh="查驗紀錄是否完整，指出第一個斷掉的鏈結", en="check that the record is whole; name the first broken link"
        ),
    ),
    Verb(
        "publish",
        "publish",
        Wording(
            zh="輸出一個版次的報告；格式依副檔名",
            en="write a report of one edition; the format follows the file's ending",
        ),
    ),
    Verb("run", "run", Wording(zh="啟動網頁", en="serve the web application")),
    Verb(
        "officer",
        "officer",
        Wording(
            zh="建立可以登入修改的帳號；已有帳號就給新的一次性密碼",
            en="make an account that may make changes, or give it a new one-time password",
        ),
    ),
)
