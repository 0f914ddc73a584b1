"""The places where a record can turn out not to be what was written."""

from __future__ import annotations

from dataclasses import dataclass, field

from heng.model.finding import Fact, Wording


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """Where the record is not what was written: owner and year, batch, entry, and what differs."""

    wording: Wording
    facts: dict[str, Fact] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """Return it in a language."""
        return self.wording.render(lang, self.facts)

    def __str__(self) -> str:
        """Return it in English."""
        return self.text("en")


CHAIN_EMPTY = Wording(
    "{owner} {year}：有這個年度，卻沒有任何批次",
    "{owner} {year}: the owner's year is there without any batch",
)
BATCH_MISSING = Wording(
    "{owner} {year} 第 {due} 批：不見了，下一批是第 {met} 批",
    "{owner} {year}, batch {due}: it is missing; the next one is batch {met}",
)
BATCH_NOT_LINKED = Wording(
    "{owner} {year} 第 {batch} 批：所記的前一批雜湊與前一批不符",
    "{owner} {year}, batch {batch}: the digest it names as the batch before is not that of the batch before",
)
BATCH_BACK_IN_TIME = Wording(
    "{owner} {year} 第 {batch} 批：記錄時間不晚於前一批",
    "{owner} {year}, batch {batch}: it was recorded no later than the batch before",
)
ENTRY_MISSING = Wording(
    "{owner} {year} 第 {batch} 批：應有第 {entry} 筆，卻沒有",
    "{owner} {year}, batch {batch}: entry {entry} is missing",
)
ENTRY_ADDED = Wording(
    "{owner} {year} 第 {batch} 批第 {entry} 筆（{kind} {ref}）：寫入時只有 {count} 筆",
    "{owner} {year}, batch {batch}, entry {entry} ({kind} {ref}): only {count} entries were written",
)
ENTRY_ALTERED = Wording(
    "{owner} {year} 第 {batch} 批第 {entry} 筆（{kind} {ref}）：內容與雜湊不符",
    "{owner} {year}, batch {batch}, entry {entry} ({kind} {ref}): its content is not what its digest covers",
)
BATCH_ALTERED = Wording(
    "{owner} {year} 第 {batch} 批：批次資料、所載文件或各筆順序與雜湊不符",
    "{owner} {year}, batch {batch}: its digest does not cover this head, these documents and editions, "
    "or these entries in this order",
)
ROOT_MISSING = Wording(
    "總鏈第 {root} 環：不見了",
    "root {root}: it is missing",
)
ROOT_NOT_LINKED = Wording(
    "總鏈第 {root} 環：所記的前一環雜湊與前一環不符",
    "root {root}: the digest it names as the root before is not that of the root before",
)
ROOT_ALTERED = Wording(
    "總鏈第 {root} 環（{owner} {year} 第 {batch} 批）：內容與雜湊不符",
    "root {root} ({owner} {year}, batch {batch}): its content is not what its digest covers",
)
CHAIN_CUT = Wording(
    "{owner} {year} 第 {batch} 批：總鏈第 {root} 環載有此批，紀錄中卻沒有（鏈尾被截去）",
    "{owner} {year}, batch {batch}: root {root} names it, but the record does not hold it (the chain was cut)",
)
HEAD_DIFFERS = Wording(
    "{owner} {year} 第 {batch} 批：雜湊與總鏈第 {root} 環所載不同",
    "{owner} {year}, batch {batch}: its digest is not the one that root {root} names",
)
NO_ROOT = Wording(
    "{owner} {year} 第 {batch} 批：總鏈沒有載入此批",
    "{owner} {year}, batch {batch}: no root covers it",
)
STRAY = Wording(
    "{table}：有 {count} 筆不屬於任何批次",
    "{table}: {count} rows belong to no batch",
)
UNGUARDED = Wording(
    "{tables}：防止更改的觸發程序不見了",
    "{tables}: the triggers that keep it from being altered are missing",
)
DOCUMENT_MISSING = Wording(
    "文件 {name}（{sha256}）：檔案不見了",
    "document {name} ({sha256}): its file is missing",
)
DOCUMENT_ALTERED = Wording(
    "文件 {name}（{sha256}）：檔案內容已不同，現為 {met}（{size} 位元組）",
    "document {name} ({sha256}): its file has other content, now {met} ({size} bytes)",
)
PRINTED_UNKNOWN = Wording(
    "紀錄中沒有 {digest}：尾端被截去，或這是另一份紀錄",
    "no link has the digest {digest}: the end of the record was cut off, or this is another record",
)
