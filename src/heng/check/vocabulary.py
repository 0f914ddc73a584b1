"""What words of the field measure: the ends of indicator names, units, and words that tell one measurement from two.

General words of public-sector indicators, none of one document. To extend a table, add a word to its line; the longest
word that fits counts. Words that tell which way is better stand in `heng.evaluate.traits.vocabulary`, spellings of one
unit in `heng.evaluate.units.conversion`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SHARE = frozenset({"share"})
RATE = frozenset({"share", "score"})
SCORE = frozenset({"score"})
MONEY = frozenset({"money"})
AREA = frozenset({"area"})
VOLUME = frozenset({"volume", "weight"})
WEIGHT = frozenset({"weight", "volume"})
LENGTH = frozenset({"length"})
TIME = frozenset({"time"})
ENERGY = frozenset({"energy"})
PERSON = frozenset({"person"})
VISIT = frozenset({"person", "visit"})
EVENT = frozenset({"visit", "session", "case"})
SESSION = frozenset({"session"})
CASE = frozenset({"case"})
PEOPLE_CASES = frozenset({"case", "person"})
FIRM = frozenset({"firm", "place"})
PLACE = frozenset({"place"})
SCHOOL = frozenset({"school", "place"})
CLASS = frozenset({"class", "session"})
HOUSEHOLD = frozenset({"household"})
VEHICLE = frozenset({"vehicle"})
COUNTED = PERSON | VISIT | EVENT | FIRM | SCHOOL | CLASS | HOUSEHOLD | VEHICLE
"""What is counted one by one, in whole numbers."""
MEASURED = COUNTED | AREA | VOLUME | WEIGHT | LENGTH | ENERGY
"""What a measure word before 數 measures (噸數, 公里數, 筆數)."""
THING = COUNTED | PLACE | {"thing"}
"""Things in a unit that many names go with: no share, money or measure, but any count."""
AMOUNT = frozenset({"amount"})
"""How much or how many of whatever it is; anything but a share fits."""
NOTHING: frozenset[str] = frozenset()
"""Tells nothing about the unit."""

Kinds = frozenset[str]


def _table(*lines: tuple[Kinds, str]) -> Mapping[str, Kinds]:
    return {word: kinds for kinds, words in lines for word in words.split()}


HEADS: Mapping[str, Kinds] = _table(
    (RATE, "成功率 有效率 失效率 時效率"),
    (RATE, "率 比率 比例 百分比 百分率 占比 佔比 比重"),
    (RATE, "滿意度 滿意程度 知曉度 知曉程度 知曉情形 支持度 信任度 達成度 完成度 認知度 熟悉度 認同度 覆蓋度"),
    (SHARE, "人數比 戶數比 家數比"),
    (
        MONEY,
        "金額 經費 收入 支出 產值 營業額 營收 稅收 歲入 歲出 預算數 決算數 補助款 貸款額 貿易額 投資額 消費額 債務",
    ),
    (MONEY, "額 罰鍰 金 款 費"),
    (AREA, "面積"),
    (VOLUME, "水量 貯留量 蓄水量 貯水量 滯洪量 保水量 庫容 體積"),
    (WEIGHT, "重量"),
    (LENGTH, "長度 公里數 里程 里程數"),
    (TIME, "時間 秒數 年數 週數 日數 天數 工作天數 時數 小時數 分鐘數 月數 年齡 餘命 壽命"),
    (ENERGY, "用電量 發電量 節電量"),
    (PERSON, "人數 人口 人口數 人員數 學生數 員工數 會員數 員額 名額"),
    (VISIT, "人次 人次數"),
    (EVENT, "次數"),
    (SESSION, "場次 場數 場次數 梯次 梯次數 檔期 檔次"),
    (CASE, "件數 案件數 件次 案次"),
    (PEOPLE_CASES, "案數 個案數 收案數"),
    (FIRM, "家數 廠商數 企業數"),
    (PLACE, "處數 據點數 地點數 站數 座數"),
    (SCHOOL, "校數 學校數"),
    (CLASS, "班數 班期數 班次 班級數"),
    (HOUSEHOLD, "戶數"),
    (VEHICLE, "輛數 車輛數"),
    (THING, "車位數 席位數 床位數 格位數 櫃位數 攤位數"),
    (THING, "張數 冊數 株數 棵數 隻數 盞數 床數 格數 套數 棟數 支數 艘數 項數 團數 隊數"),
    (AMOUNT, "量 數 數量 總數 總量"),
    # Ends that look like one of the above and are not.
    (NOTHING, "收費 免費 計費 消費 缺額 配額 限額 超額 足額 立案數 總生育率 低收入 中低收入"),
    (NOTHING, "效率 速率 頻率 匯率 功率 倍率 斜率 機率 周轉率 週轉率 轉速率 流動率"),
    (NOTHING, "指數 係數 倍數 分數 級數 基數 常數 參數 百分數 名數 位數 比數 點數 度數 層數 代數 含量 質量 能量 容量"),
)
"""How a name ends → what it measures."""

OPINIONS = (
    "滿意", "知曉", "支持", "信任", "信賴", "喜愛", "喜好", "認同", "認知", "肯定", "接受", "參與", "熟悉", "了解",
    "瞭解", "安全", "幸福", "歸屬", "忠誠", "推薦", "友善", "舒適", "便利", "重視", "關注", "普及", "成熟", "完整",
    "達成", "完成", "依存", "偏好",
)  # fmt: skip
"""What a survey asks for: with 度 or 感 behind it, a share or a score."""

UNITS: Mapping[str, Kinds] = _table(
    (SHARE, "% ‰ 成 比 比率 比例 百分比 百分率 百分點 個百分點 倍 比重 占比 佔比"),
    (SCORE, "級分"),
    # Of an examination, or short for 分鐘.
    (SCORE | TIME, "分"),
    (MONEY, "元 美元 日圓 歐元 新臺幣 新台幣"),
    (AREA, "平方公尺 平方公里 平方公分 公頃 坪 m2 km2 ha"),
    (VOLUME, "立方公尺 公升 毫升 m3 L"),
    (WEIGHT, "公噸 噸 公斤 公克 t kg g"),
    (LENGTH, "公里 公尺 公分 km m cm"),
    (TIME, "小時 時 分鐘 秒 天 日 工作天 工作日 日曆天 個工作天 個工作日 週 周 個月 月 年 歲"),
    (ENERGY, "度電 kWh KWH"),
    (PERSON, "人 人數 名 位 人口 人口數 員"),
    (VISIT, "人次 人次數"),
    (EVENT, "次 次數 回 趟 趟次"),
    (SESSION, "場 場次 場次數 場數 梯次 梯"),
    (CASE, "件 件數 件次 案 案件 案件數 案次 案數 筆 則 起"),
    (FIRM, "家 家數 家次"),
    (frozenset({"place", "case"}), "處 處數 處次"),
    (PLACE, "座 座數 站 站數 據點 地點 地點數"),
    (SCHOOL, "校 校數 所 所數"),
    (frozenset({"school", "session"}), "校次"),
    (frozenset({"firm", "room"}), "間 間數"),
    (CLASS, "班 班期 班期數 班次 期 門 門課 課程 課程數 堂"),
    (HOUSEHOLD, "戶 戶數"),
    (VEHICLE, "輛 輛次 部 台 臺"),
    (
        THING,
        (
            "支 根 株 棵 面 頭 隻 艘 艘次 架 架次 組 套 盞 塊 份 本 冊 枚 箱 條 項 項次 "
            "種 類 格 床 棟 席 張 幅 篇 里 村 團 隊 社"
        ),
    ),
)
"""Unit → what is counted in it. A unit that is not here fits every name."""

_QUANTITIES = """
數量 數值 數字 數 值 量 金額 經費 預算 補助款 收入 支出 產值 面積 長度 高度 重量 容量 體積 水量 用電量 時間 速度
溫度 濃度 密度 年齡 成果 成效 績效 效益 進度 程度 情形 狀況 品質 內容 文字 說明 數據 統計 調查 問卷 滿意度 知曉度
達成度 完成度 支持度 信任度 比例 比率 率 比率值 比例值 百分比值 結果 情況 概況 成績 效果 影響 能力 量能 能量 水準 水平
規模 目的 預期效益 目標 對象 範圍 類別 事項 方式 紀錄 記錄 辦理 執行
"""
LEVELS = frozenset("級度等第檔值無同略")
"""Characters in a unit cell that count nothing."""

NAMES_OF_QUANTITIES = frozenset(_QUANTITIES.split())
"""What can be measured and is itself no unit: a unit cell that ends so says what is measured, not in what."""

TELLS_NOTHING = frozenset({"其他", "其它", "單位", "同上", "待定", "未定", "結果", "目標", "實際值", "目標值", "百分"})
"""What fills a unit cell without naming a unit."""

UNITS_IN_RATE = ("人率", "百分率", "百分比")
"""Units that end like the name of a quantity."""

TOTALS = ("調查結果", "總計", "合計", "總和", "總數", "統計", "調查", "情形", "概況")
"""Words behind the measured quantity that change nothing about it, the longest first."""

JOINT = re.compile(r"以及|(?<!普)及(?![時格早])|(?<![參給])與(?!會)|和(?!平)|暨|、|並")
"""What joins two measurements in one name, and no such character inside another word (參與, 普及)."""

COMPARISONS = (
    "比",
    "比率",
    "比例",
    "比值",
    "倍數",
    "差異",
    "差異率",
    "差距",
    "落差",
    "差額",
    "差",
    "平衡率",
    "相關係數",
)
"""Ends of names that compare the two counts they name and so are one measurement."""

CHANGES = ("成長率", "增長率", "增加率", "成長比率", "增加比率", "成長比例", "增加比例", "年增率", "成長幅度")
"""Ends of names that compare a period with one before it."""

CHANGING = ("成長", "增", "減", "降", "升", "變動", "差異", "改善", "擴", "縮", "消長", "年增")
"""Words of names that compare two periods."""

BEFORE = (
    "前一", "前年", "前次", "前期", "前五年", "前三年", "去年", "上年", "上一", "上期", "前年度", "去年度", "上年度",
    "基期", "基準", "同期", "往年", "歷年平均", "成長", "增長", "增加", "增幅", "原",
)  # fmt: skip
"""What a formula of growth speaks of: the period before, or the growth itself."""

LIMITS = (
    "以內", "日內", "天內", "時內", "月內", "分鐘內", "以下", "之內", "不超過", "不逾", "不高於", "不大於", "至多",
    "上限", "越低越", "愈低愈", "越少越", "愈少愈", "低於", "少於", "小於", "≤", "<", "≦",
)  # fmt: skip
"""Words and signs of a definition that say the figure should stay low."""

GROUPS = ("本組", "各機關", "各局處", "本局", "本處", "各單位", "各區")
"""Words that stand for other agencies in another place: figures of two such rows need not agree."""
