"""The table of units: how each is spelled, and of which measure it is.

A line `name: size base = spellings` says that one `name` is `size` of `base`. To teach another unit, add a line where
its like stand. Sizes are exact: 1 坪 is 400/121 平方公尺 (度量衡法 measures; 坪 = 36 square 尺 of 10/33 公尺).
Counting words are not listed: each is a unit of its own (人次 is not 人, 件 is not 案), but for spellings of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

MEASURES = """
%: 1 % = ％ ﹪ 百分比 百分率 百分之 percent
‰: 1/10 % = 千分比 千分率
‱: 1/100 % = 萬分比
成: 10 %
百分點: 1 百分點 = 個百分點 點(百分比)
公尺: 1 公尺 = m 米
公里: 1000 公尺 = km KM 千米
公分: 1/100 公尺 = cm 厘米
公釐: 1/1000 公尺 = mm 毫米 公厘
平方公尺: 1 平方公尺 = m2 m² ㎡ M2 M² 平方米
平方公分: 1/10000 平方公尺 = cm2 cm²
公畝: 100 平方公尺
公頃: 10000 平方公尺 = ha
平方公里: 1000000 平方公尺 = km2 km² ㎢
坪: 400/121 平方公尺
甲: 1173600/121 平方公尺
公升: 1 公升 = L ℓ 升
毫升: 1/1000 公升 = mL ml ㏄ cc CC
立方公尺: 1000 公升 = m3 m³ M3 立方米
公秉: 1000 公升 = kL KL
立方公分: 1/1000 公升 = cm3 cm³
公斤: 1 公斤 = kg KG ㎏ 千克
公克: 1/1000 公斤 = g 克
毫克: 1/1000000 公斤 = mg ㎎
微克: 1/1000000000 公斤 = μg µg ug
公噸: 1000 公斤 = t 噸
台斤: 3/5 公斤 = 臺斤
瓩: 1 瓩 = kW KW Kw kw
瓦: 1/1000 瓩 = W
MW: 1000 瓩
瓩時: 1 瓩時 = kWh KWH kwh 度電 千瓦小時 千瓦時 瓩小時
MWh: 1000 瓩時
GWh: 1000000 瓩時
秒: 1 秒 = s sec
分鐘: 60 秒 = min
小時: 3600 秒 = 時 hr h
天: 86400 秒 = 日 日曆天
工作天: 1 工作天 = 工作日 個工作天 個工作日
週: 1 週 = 周 星期
月: 1 月 = 個月
分貝: 1 分貝 = dB db
ppm: 1 ppm
ppb: 1/1000 ppm
元: 1 元 = 圓
人: 1 人 = 名 位 人口
件: 1 件 = 案件
場: 1 場 = 場次
輛: 1 輛 = 部車
台: 1 台 = 臺
班: 1 班 = 班期
"""


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: how many it is of the unit in which its like are compared."""

    name: str
    size: Fraction
    base: str


def _lines() -> Iterator[tuple[str, Unit]]:
    """Yield each spelling with its unit."""
    for line in MEASURES.strip().splitlines():
        head, _, spellings = line.partition(" = ")
        name, _, rest = head.partition(": ")
        size, _, base = rest.partition(" ")
        unit = Unit(name, Fraction(size), base)
        yield from ((spelling, unit) for spelling in (name, *spellings.split()))


UNITS: dict[str, Unit] = dict(_lines())
"""Spelling → unit."""

NAMES: dict[str, str] = {spelling: unit.name for spelling, unit in UNITS.items()}
"""Spelling → name of the unit."""

MEASURED = frozenset({
    "公尺", "平方公尺", "公升", "公斤", "瓩", "瓩時", "秒", "%", "百分點", "ppm", "分貝", "元", "工作天", "週", "月",
})  # fmt: skip
"""Bases that measure; every other unit counts things."""
