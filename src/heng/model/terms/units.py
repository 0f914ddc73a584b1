"""Words for how two printed units stand to each other."""

from __future__ import annotations

from heng.model.terms.word import Word


class Rounding(Word):
    """How a computed figure is brought to the digits that are printed."""

    HALF_UP = "half_up", "四捨五入", "Half up", "Halves go away from zero; the usual way of official figures."
    HALF_EVEN = "half_even", "四捨六入五成雙", "Half even", "Halves go to the even digit."
    DOWN = "down", "無條件捨去", "Cut off", "Towards zero."
    UP = "up", "無條件進位", "Up", "Away from zero."


class UnitRelation(Word):
    """How the unit of one figure stands to that of another."""

    SAME = "same", "同一單位", "Same unit", "One unit, however each is spelled."
    CONVERTED = "converted", "可以換算", "Converted", "Two sizes of one measure, such as 公噸 and 公斤."
    UNSAID = "unsaid", "有一邊沒印單位", "One unit unsaid", "The bare figure is taken in the unit of the other."
    SCALE = "scale", "量級不明", "Scale in doubt", "Only one side prints a scale word such as 萬."
    POINTS = "points", "百分點不是百分比", "Points, not per cent", "A difference of shares is no share."
    OTHER_THINGS = "other_things", "數的東西不同", "Other things", "Both count, but not the same: 人次 is not 人."
    OTHER_MEASURE = "other_measure", "量的種類不同", "Other measure", "Such as 公斤 beside 公里."
