"""Words for how many figures become one."""

from __future__ import annotations

from heng.model.terms.word import Word


class Unweighted(Word):
    """What a rulebook does with figures of which the document prints no weights."""

    APART = "apart", "不合併", "Not joined", "No weight is invented: counts and coverage only."
    EQUAL = "equal", "每層等權", "Equal at each level", "By the rulebook, all parts of a level weigh the same."


class Weighing(Word):
    """By which weights figures were joined."""

    PRINTED = "printed", "印出的權重", "Printed weights", "Each by its printed weight; the weights are a whole."
    RELATIVE = "relative", "印出權重的比例", "Share of printed weights", "Each by its share of their sum."
    EQUAL = "equal", "規則所訂等權", "Equal by the rulebook", "No weight is printed; the rulebook weighs alike."
    SET = "set", "登錄的權重", "Weights recorded", "Each by the weight recorded for it; the weights are a whole."
    SET_SHARE = "set_share", "登錄權重的比例", "Share of recorded weights", "Each by its share of their sum."


class RollLevel(Word):
    """What a joined figure is of."""

    CARD = "card", "全卡", "Whole card", "All themes of the card."
    THEME = "theme", "主題", "Theme", "All objectives of a theme."
    PERSPECTIVE = "perspective", "構面", "Perspective", "All objectives of a perspective, across themes."
    OBJECTIVE = "objective", "策略目標", "Objective", "All KPIs of an objective."
    AGENCY = "agency", "機關", "Agency", "All KPIs that an agency answers for, as printed."
    INDICATOR = "indicator", "指標", "KPI", "All components of a KPI."
