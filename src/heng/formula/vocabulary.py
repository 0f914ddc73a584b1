"""Words of the field that say what a cell without arithmetic is. General words, none of one document."""

from __future__ import annotations

import re

SURVEY_WORDS = (
    "問卷",
    "民調",
    "滿意度",
    "滿意程度",
    "滿意比",
    "受訪",
    "正面評價",
    "調查結果",
    "調查報告",
    "調查所得",
    "抽樣調查",
)
"""Asked of people."""

SURVEY_BASIS = re.compile(r"調查$|(?:依|以|按|根據|採|透過|參考)[^，。；]{0,40}調查")
"""`依…調查`: what it is based on is a survey."""

INDEX_WORDS = (
    "指數", "評比", "排名", "名次", "評等", "等第", "評鑑", "考核", "評定",
    "認證結果", "考核成績", "考評成績", "評鑑成績", "評比成績",
)  # fmt: skip
"""Computed or awarded by others, where the cell ends with it or rests on it."""

INDEX_BASIS = re.compile(
    r"(?:依|以|按|根據|採|參考|引用)[^，。；]{0,40}(?:公布|公告|發布|發表|公開|統計|評比|評鑑|評定|評核|考評|考核|資料|數據|報告|排名|指數|成績|審定|公式)"
    r"|(?:公布|發布|發表|統計)之?(?:數據|資料|結果|排名|指數|數值)"
    r"|(?:評比|評鑑|評核|考評|考核)(?:結果|成績|等第)(?:為|達|列|獲)"
    r"|由[^，。；]{2,40}(?:公布|公告|發布|發表|評鑑|評比|評定|評核)$"
    r"|(?:主計總?處|內政部|財政部|衛生福利部|衛福部|交通部|教育部|經濟部|勞動部|國家發展委員會|國發會|世界銀行|世界經濟論壇)"
    r"[^，。；]{0,20}(?:公布|發布|發表|統計|調查|評比|評鑑|考核)"
)
"""`依…公布`: another body publishes the figure."""

COUNT_END = re.compile(
    r"(?:[數量次額值]|量體|班期|收入|支出|盈餘|結餘|淨利|經費|費用|所得|薪資|淨額|租金|單價|營收|預算|成本|稅收|面積|長度|總長|里程|體積|容積|高度|寬度|深度|水位|濃度|溫度|誤差|距離"
    r"|密度|[速頻]率|[流時車風]速|時間|工時|年齡|餘命|人口|總計|總和|合計|加總|累計|小計|平均)$"
)
"""The end of a name that is counted or measured; a name with another end is a description."""

STRICT_COUNTS = re.compile(
    r"(?:人次|人數|件數|家數|份數|場次|場數|次數|案數|件次|戶數|處數|班次|班數|項數|數量|校數|站數|座數|里數|天數|日數|時數|趟次|車次|則數|冊數|台數|臺數)$"
)
"""Ends that count, whatever is counted: `滿意度調查份數` is no survey's result."""

SENTENCE = re.compile(r"[，；。！？]|(?:^|[^\d.A-Za-z])(?:[1-9]\.(?!\d)|[1-9]、|[一二三四五]、)")
"""Marks of running text or of a list."""

VERBS = re.compile(
    r"^(?:每年)?\s*\d+\s*[年月][^數量次]{0,8}(?:前|底)|(?:辦理完成|完成|前完成|辦竣|達成|達到|以上|以下|為原則)$"
    r"|^(?:完成|提出|提送|編製|撰寫|辦理|舉辦|召開|訂定)[^數量次率]*\d\s*[^\W\d]{1,2}$"
)
"""Words of a deadline or of a deed."""

PROGRESS = re.compile(r"(?:進度|(?<![速頻])率|比率|比例|百分比|程度|情形|情況|成效|狀況)$")
"""Ends of a name that does not say of what it is computed."""

TWO_KINDS = re.compile(r"(?:數|量|次|家|件|場)(?:與|及|和|、)[^，。；]*(?:值|額|率|度|收入|經費|面積)$")
"""Two quantities of different kinds, such as `家數與產值`."""

ASIDE = re.compile(
    r"\s*(?:[(（][^()（）]*[)）]|[【〔\[][^【】〔〕\[\]]*[】〕\]])|\s*[/／]\s?[年季月週日人戶次]|\s*[:：]\s*\d[\d,.]*$"
)
"""What does not decide what a name means: a bracket, `per year`."""

EXTENT = re.compile(r"[，,]\s*(?:不含|含|不包含|包含|不包括|包括|扣除)[^，,。；;]{1,40}$")
"""A clause that only says how far a name reaches."""

DEED_COUNT = re.compile(
    r"^(?:至少|每年|每季|每月|全年|年度|預計|預定)*(?:完成|辦理|舉辦|召開|輔導|提出|新增|補助|設置|發行|出版)"
    r"[^數量率額值]*?\d[\d,]*\s*[^\W\d數量率額值]{1,2}(?:以上)?$"
)
"""A deed with the number to reach: `辦理2場次`."""

DEMANDED = re.compile(r"[<>≤≥＜＞≦≧]\s*[=＝]?\s*\d[\d.,]*\s*[%％‰]?[^\W\d_]{0,3}$")
"""A bound at the end of a name: what it must reach."""

UNIT_END = re.compile(r"[(（]\s*(?P<unit>[^()（）]{1,12})\s*[)）]$")
"""A unit in brackets at the end of a name."""

SYMBOL = re.compile(
    r"[A-Za-zＡ-Ｚａ-ｚ]{1,6}[0-9]{0,2}(?:\.[0-9]{1,3}){0,3}|[甲乙丙丁戊己庚辛壬癸][0-9n]?|「[^「」]*」|\"[^\"]*\""
    r"|(?:[本當今去前上基]|[前上]一)[年期季月]度?(?:同期)?|期[初末]"
)
"""A letter, a code, a sign of order, quoted words or a time (`本期`), which stand for a quantity."""

EXACT_END = re.compile(r"(?:[數次額率]|(?<![能質力考])量|(?<!價)值|(?<![\d\s])日期?)$")
"""The last character of a name that is nothing but a quantity (`…人數`); a difference of two days is one as well."""

THING_END = re.compile(
    r"(?:[費者案價款金]|權益|[量產運]能|系統|歲[出入]|資[本產]|負債|工期|公[里尺噸斤頃升]|小時|分鐘|[人床]日)$"
)
"""The end of the name of a thing, a sum of money or a unit, which can be divided as well."""

ABSTRACT = re.compile(r"效率$")
"""The end of a name that looks like a share and says only how good something is."""

PART_OF = re.compile(
    r"^(?:總|全|應|所有|現有|既有|登記|列管|核定|法定|預[定計]|目標|受|可|送|參[加賽選訓]|申[請辦報]|報名|[抽檢稽]查|抽[驗檢]|查核|通報|在[學籍職]"
    r"|有效|回收|發[出放]|受訪|填答|活產|出生)"
)
"""The beginning of what a share of one thing is of: `列管路段`, `受檢校車`."""

LABEL = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ甲乙丙丁戊]\s?[級類型等組區]")
"""A letter that says which kind of thing is meant, and stands for no quantity: `A/B級景點數`."""

WHOLE = re.compile(r"總[^\W\d_]{1,4}$")
"""The end of what a share is of: `…總預算`."""

CLAUSE = re.compile(
    r"^(?:為|使|讓|請|以(?![前上下內外後])|由|與|經|依|按|視|未|無|不|零|透過|針對|配合|因應"
    r"|積極|持續|加強|強化|落實|推動|提[升高供]|降低|減少|增加|確保|避免|促進|維持|爭取|每[年月季])|而|並(?!聯)|為(?:原則|目標|主|限)$"
)
"""How a clause or a wish begins; `…人數` behind it is a quantity all the same."""
