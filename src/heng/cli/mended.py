"""`heng check --fix`: corrected tables beside each document, and a list of every cell that was put right."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from heng import ingest
from heng.cli.files import FIXED, FIXES, ReadFile
from heng.cli.session import CannotRunError, Session
from heng.ingest.tables.atomic import write_files
from heng.model.finding import Finding, Wording
from heng.workflow.mending import Mended, mend

WRITTEN = Wording(
    zh="改正 {n} 格，寫在 {out}；原文件沒有動。改了哪些在 {out}/{list}",
    en="{n} cells put right in {out}; the document itself is untouched. See {out}/{list}",
)
NOTHING = Wording(
    zh="{name}：沒有只有一種改法的錯誤，沒有寫檔案。", en="{name}: no fault has one right answer; nothing was written."
)
CANNOT_WRITE = Wording(
    zh="不能寫入 {out}：{why}。請確認文件所在的資料夾可以寫入。",
    en="{out} cannot be written: {why}. Check that the document's folder can be written to.",
)
COLUMNS = ("rule", "subject", "field", "before", "after", "line")


def write_mended(files: Sequence[ReadFile], findings: Sequence[Finding], session: Session) -> None:
    """Write `NAME.fixed/` beside each file in which something was put right; raises CannotRunError."""
    for path, read in groupby(files, lambda file: file.path):
        results: list[ingest.ReadResult] = []
        mended: list[Mended] = []
        for file in read:
            edition, cells = mend(file.result.edition, _about(file, findings))
            results.append(replace(file.result, edition=edition))
            mended += cells
        if mended:
            out = _folder(path)
            _write(results, mended, out)
            session.tell(WRITTEN, n=len(mended), out=str(out), list=FIXES)
        else:
            session.tell(NOTHING, name=str(path))


def _about(file: ReadFile, findings: Sequence[Finding]) -> list[Finding]:
    sha256 = file.result.edition.edition.document.sha256
    return [one for one in findings if one.source and one.source.document == sha256]


def _folder(path: Path) -> Path:
    """Return the folder for a file's tables; for a document in an archive, below one beside the archive."""
    on_disk = next((each for each in (path, *path.parents) if each.is_file()), path)
    return on_disk.with_name(f"{on_disk.name}{FIXED}") / path.relative_to(on_disk)


def _write(results: Sequence[ingest.ReadResult], mended: Sequence[Mended], out: Path) -> None:
    try:
        ingest.tables.write(results, out)
        write_files({FIXES: _listed(mended)}, out)
    except OSError as error:
        raise CannotRunError(CANNOT_WRITE, out=str(out), why=error.strerror or str(error)) from error


def _listed(mended: Sequence[Mended]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in mended:
        line = one.finding.source.place.line if one.finding.source else None
        writer.writerow([one.finding.code, one.finding.subject, one.field.value, one.before, one.after, line or ""])
    return text.getvalue()
