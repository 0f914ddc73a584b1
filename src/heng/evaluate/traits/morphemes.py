"""Which way is better by how a name is built, where no word of the vocabulary decides.

A Chinese name of an indicator ends with what measures (率, 件數, 天數), before it stands what is measured, and the last
word of that is its head: 漏水檢修件數 counts repairs, 設備漏水件數 leaks. Bad things are named with few characters that
make ever new words (漏損, 漏失, 錯漏), so the characters are listed here and not the words. To extend a table, add a
character with the words in which it means nothing bad, or a word to a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from heng.evaluate.traits.vocabulary import HARMFUL

_BRACKETS = re.compile(r"[(（\[〔【「][^()（）\[\]〔〕【】「」]*[)）\]〕】」]")
_INSIDE = re.compile(r"(?<=.)[(（\[〔【][^()（）\[\]〔〕【】]*[)）\]〕】](?=[一-鿿])")
_MEASURES = (
    "(?:百萬人|每?[十百千萬]+人)?率|(?:事件|案件|事故)數|機率|頻率|頻次|密度|強度|比率|比例|百分比|占比|佔比"
    "|比重|平均值|總平均"
    "|[總次人件案戶家處校班輛場站里隻株座棟床張項筆起支所冊份盞艘架部間頭名位段條根片頁區村鄉攤套組則通封批篇棵][次數]"
    "|數量|(?:公尺|公里|公頃|公噸|公斤|噸|坪|[日天時節則])數"
    "|總量|總數|人口數|[數量比]|金額|面積|長度|重量|里程|公里數|幅度|件數比"
)
_MEASURE = re.compile(rf"(?:{_MEASURES})$")
_SECOND = re.compile(rf"(?<=.{{2}})(?:{_MEASURES.replace('|[數量比]', '')})$")
"""A measure before a measure (里程比率); of one character it belongs to what is measured (超量比率)."""
_NEUTRAL = re.compile(
    r"(?:企圖|未遂|意念|傾向|疑似|受害|被害|加害|班級|機關|單位|公所|縣市|行政區|學校|校園|幼兒園|機構|商家"
    r"|店家|路口|工程|標案|通報|發生|發現|確認|感|風險"
    r"|產生|新增|增加|成長|變動|平均|年度|累計|總計|案件|事件|事故|個案|案例|[案件戶]|情形|情況|狀況|程度|現象"
    r"|問題|行為|紀錄"
    r"|人口|人員|民眾|市民|居民|員工|職員|勞工|學生|學童|兒童|幼童|兒少|青少年|少年|老人|長者|婦女|移工|住戶"
    r"|家庭|家戶|家|用戶|廠商|工廠|事業單位"
    r"|業者|旅客|乘客|車輛|機車|汽車|船舶|路段|地區|區域|里|處所|場所|場址|場域|案場|點位|建物|土地|河段|時間"
    r"|時數|天數|日數|班次|列次|航班|者|(?<!病)人)$"
)
"""What a name counts cases of; the head stands before it."""
_UNITS = "分鐘|小時|秒|日|天|週|個?月|年|級|度|分貝|公尺|倍|%"
_BAD = re.compile(
    # A character that is bad in nearly every word, with those in which it is not.
    r"(?:(?<![零無減檢療])[亡傷殉溺][^救助]?|(?<![零無減防])[害災]|(?<![減防抗])污|[怨滯遲劣弊腐敗盲]"
    r"|(?<![防反])[盜竊搶]"
    r"|(?<![無零減防])損|[毀損耗污]損|損[耗壞毀失傷]|[毀壞]|(?<![防檢抓查補])漏[^斗]?|(?<![無])誤[^餐點]?"
    r"|錯[^開]?|欠[^條]?"
    r"|失(?!物)[^物]|[流遺走缺過喪漏消錯迷]失|(?<![職補提開])缺|缺[^點]|[塌崩墜淹]|(?<=[自撲路謀])殺"
    r"|(?<![防反抗])[虐凌]|[侵入占霸]侵|侵[入害占犯襲擾]"
    r"|(?<![戒消防反拒禁緝解抗])毒|(?<![防反打阻識])[詐騙賭]|(?<![防反])暴|違(?!約金).|[違再累侵]犯|犯罪|刑案|命案|罪"
    r"|(?<![脫扶濟])[貧窮]|逃[^生]|[脫潛]逃|擾|擾民|棄[^權]?|[拋遺廢]棄|(?<!撤)廢[棄弛耕]"
    r"|退[匯件回學租訓費票貨輔稿]|駁回?|撤銷|拒[絕測收付繳]"
    r"|破[損裂壞管洞產堤]|停[電水駛擺機工業飛]|停等|空[屋店車跑床置轉戶攤缺窗號駛檔場]|濫[葬墾伐建捕採用殺訴]"
    r"|[海山空船]難|斷[水電線訊橋]|遊民|街友|毒品|受[阻損困傷害虐騙災暴]|停[課診班刊播]|候補|候位|摔倒"
    r"|跌[倒落傷]|冒[用領充]|竄改|外流|折損|解[約僱聘雇]|資遣|裁員|罷工|抗爭|陳抗|鬥毆|恐嚇|騷擾|跟騷|性侵"
    r"|滋[擾事]?|[大腦]出血|(?<!產業)群聚|水痘|麻疹|疑義|終止|棄置|蛀|休學|孳生|罹[患病癌]"
    r"|[蝕髒霾瘡賄瀆嫖褻旱餓屍毆朽歿斃]|[雜髒紊動]亂|瀕危|超抽|差短|解散|偏[離差誤]|代理代課|虛胖|肥胖|昏[迷倒]"
    r"|暈倒|猥褻|跳票|閒置|荒蕪|衰[退弱竭]|梗塞|栓塞|潰瘍|惡臭|併發|脫[水落軌班]"
    r"|出軌|[追擦碰]撞|翻[覆車]|落水|失[火蹤]|爆[炸管裂]"
    r"|短[缺少收絀徵]|低落|老化|鏽蝕|剝落|龜裂|下陷|滲水|積[水欠壓]|浪費|虛[耗報]|作廢|不實|盜版|偷[拍渡]|紛爭"
    r"|訴訟|起訴|羈押|通緝|輕生|自[傷殘]|焦慮|孤立|歧視|匱乏|中[暑風毒]|熱[傷危]害|停(?![車留靠泊妥格])."
    r"|退(?![休伍役輔撫稅燒冰潮]).|(?<![診判果阻])斷[^層]|[^得]失|爭[議訟執端]"
    r"|[陷裂撞懼孤訟怠咬螫嗆燙劫辱擠竭瘤炎]|恐[懼慌嚇]|孤獨|過度|觸法|非(?:自願|法|預期|正規)|請假|自付"
    r"|疏[失忽漏]|傾[倒斜]|[死流早難]產|墮胎"
    r"|[嫌逃囚]犯|嫌疑人|[毒酒藥]癮|(?<![看治防抗探就除養護檢免無])[病症癌瘟]|[肺肝腸腦]炎|流感|登革熱|腸病毒"
    r"|愛滋|過[敏重勞期載剩量高低度當熱]|超[時標限速載收支量重額過]"
    r"|延[遲誤宕期燒]|[展遲拖]延|離[職校訓異營]|亂[停丟倒吐塗]|中止|針扎|逸散|圍事|崩跌|凍結|警戒|孳生源|請辭|辭職|中離|懸缺|懸案|積案|[堵壅阻擁]塞|危險|迷途|受困|殘留"
    r"|異常|衝突|爭議|糾紛"
    r"|檢出|斃死|[病猝驟孤獨]死|死|肇[事責禍因]|入侵|外洩|溢[流領]|虧[損絀]|呆帳|赤字|惡[化臭劣意]|劣化|沉迷"
    r"|成癮|曠[職課]|爽約|待業|賠付|失約|取消|離退|流出|剩食|補正|中輟|中退)$"
)
_NEGATED = re.compile(
    r"(?:不(?!動產|分|老|銹|鏽|織|倒|義|只|僅|斷|同|孕).{1,3}|(?<![尚])未(?!來|婚|成年|滿).{1,3}"
    r"|無(?:收益|照|牌|證|薪|力|效|功|主|水|電|家|依|人管理|保險|預警).{0,2})$"
)
"""A negated verb right before the measure: what was not done, or not as it should be."""
_SUFFERED = re.compile(r"[遭].{1,6}$")
_OVER = r"(?:逾|超過|高於|大於|超出)[0-9一二三四五六七八九十百千.]+"
_BEYOND = re.compile(rf"{_OVER}(?:{_UNITS})(?:數(?:比[率例])?|未.{{1,4}})?$|逾.{{0,8}}[年期時]限")
"""A limit that was passed, at the end or before what was not done; before a thing it says which (大於5公尺道路)."""
_WITHIN = re.compile(rf"不{_OVER}.{{1,3}}$")
"""A limit that is to be kept (班級人數不超過28人)."""
_UNDONE = re.compile(
    r"(?:未(?!來|婚|成年|滿|稍|就學|就業|升學|設籍|受)|不(?:具備?|符合?|合於|識|擅|當|足|實|良|法|全"
    r"|明)).(?P<rest>.{1,12})$"
)
"""A negated verb with its object (未修補漏洞, 未接種疫苗)."""
_OBJECTS = re.compile(r"(?:保險|疫苗)$")
"""Objects of such a verb that hold a character of work."""
_HELPED = re.compile(r"(?:救助|救援|庇護|安置|輔導|協助|慰助|補助|關懷|保護|服務|轉介|治療|康復|照顧|處理|改善)$")
_PROCESS = re.compile(
    r"(?:通關|住院|申辦|接聽|接通|接線|退水|轉乘|通勤|通行|挖掘|封閉|候補|候位|出缺|閒置|空置"
    r"|[辦審處核修派到抵等候覆答結驗評批簽送撥付補復應查檢鑑測量登懸滯延勤乘耗理發][^學練務習]?)"
    r"(?:現場|到場|住處|案件)?(?:所需|所費|耗費|花費)?(?:總|平均)?(?:時間|天數|日數|時程|工作天數?|工作日數?"
    r"|秒數|分鐘數|小時數)$"
)
"""How long a step of work takes that somebody waits for."""
_HANDED_ON = re.compile(r"(?:銜接|轉介|媒合|派案|尋職|求職|等待|待床).{0,8}(?:天數|日數|時間|週數|月數|期間)$")
"""How long somebody waits for the next step, whatever stands between it and the measure."""
_USED_UP = re.compile(
    rf"(?<![製釀無禁戒減])(?:{'|'.join(HARMFUL)})(?:之|的)?(?:總)?(?:使用|用|消費|耗用|嚼食|飲用|施用|攝取|購用|市占)$"
)
"""Use of what is better used less; what is made of it or done about its use is none (糖用甘蔗, 抗生素使用衛教)."""
_AGAIN_LATE = re.compile(
    r"逾(?:期|時|限)(?:未)?(?:回[復覆]|答[復覆]|辦[結理]|結案|完成|繳納|申報|核定|給付|撥款|歸還|交付|送達|簽辦"
    r"|公告|上網|完工|驗收|處理)$"
)
"""A deed that came late; what is overdue and cleared begins otherwise (逾期案件清理)."""
_LOAD = re.compile(
    r"每一?[位名床員]?.{1,8}(?:服務|負責|承辦|照顧|管理|負擔)(?:之|的)?.{0,3}(?:案量|(?:個案|案件|人口)數?|債務"
    r"|餘額)$"
)
"""How much each worker or bed must serve."""
_REPORTS = re.compile(
    r"(?:(?:保護|暴|虐|兒少|兒童|新生兒|老人|婦女|自殺|自傷|性侵|性剝削|不良反應|不良品|異常|疑似|風險|脆弱"
    r"|霸凌|遲緩|病例"
    r"|傳染病|歧視|解僱|資遣).{0,6}(?<![再複未期時遲誤漏假])通報|檢舉|查報|(?<!通)報案)(?:案件?|個案)?(?:[件人次]?數|量)$"
)
"""Reports of which more may mean more cases or more trust (兒少保護通報)."""
_OPEN = re.compile(
    r"(?:(?:垃圾|廢棄物|污泥|廚餘).{0,2}(?:焚化|清理|處理)(?:處理)?量|(?:處分|裁罰|告發|開罰)(?:比?率|比例)"
    r"|離婚(?:率|[對件]數)|失業給付核[付發定](?:[件人]數|金額)|(?:犬|貓|動物).{0,3}收容(?:[隻頭]?數|量)"
    r"|非典型.{0,4}(?:[率數]|人數|比率))$"
)
"""Ends of names about which policies differ."""
_SPENT_WELL = re.compile(
    r"學習|訓練|研習|停留|服務|開放|開館|營[運業]|使用|志工|運動|閱讀|展[出覽期]|課|教|參與|有效|良好|優良"
    r"|合格|達標|提前|存活|日照|供|出勤|可用"
)
_ACTS = re.compile(
    r"^(?:完成|辦理|執行|協助|累計|年度|持續|加強)*(?:拆除|清除|清理|查緝|查處|查報|取締|改善|修復|處理|排除"
    r"|攔阻|阻斷|打擊|掃蕩|消滅|移除|撲滅|遏止"
    r"|預防|防範|防止|防制|防治|避免|救援|搶救|搶修|捕捉|追緝|追回|收回|填補|修補|補強|汰換|更換|檢修|整治"
    r"|整修|活化|解決|排解|調解|化解|查獲|破獲|偵破|偵辦|逮捕|緝獲|移送|勸阻|收治|救治|診治|治療|照護|照顧"
    r"|安置|收容|受理|避免|追蹤|列管|裁罰"
    r"|處分|舉發|攔查|辦結|協處|輔導|救助|補助|關懷|訪視|宣導|稽查|抽查|抽驗|檢舉|監測|監控|偵測|通報|檢查)"
)
"""A name that begins with a verb counts the work, not the thing it is done to (拆除違建件數)."""
_WORKED_ON = re.compile(
    r"[查緝捕攔清除拆修復改治救援助補輔訪訓練演驗防護審核裁罰推活駐售收繳徵還償調解協諮商宣照顧庇植栽綠督減降縮省轉媒獲結追索"
    r"賠投納慰關裝絕育養撈換評填疏領尋擋]|(?<!宗)教|(?<!日)租|(?<!確)認|(?<!公)托|安(?!全)|校正|校對|校驗|移除"
    r"|檢舉獎|發放|核發|汰|淘|更新|增設|加裝"
    r"|裝設|改建|重建|翻修|美化|轉型|掃描|登記|申報|證明|重整|調整|優化|改造|整建|整合|規劃|檢討|設計|興建|新建"
    r"|增建|開闢|拓寬|轉化|申請|公告|調查|評估|盤點|健檢|專線|熱線|平臺|平台|保險|研究|手冊|方案|措施|據點"
    r"|中心|志工|教材|競賽|比賽|達標|符合|合格|良好|正常|優良|找回|取回|追回|分流|銜接|復|講習|妥處|下架|移置"
    r"|疫苗|注射|接種|施打|診斷|診療|衛教|門診|病床|病房|用藥|監視|[給施投]予|服務|催|潛勢|鑑定|友善|抓|遷[居村移建]|[陳填提彙]報|報送"
    r"|移離|拖離|遣返|驅離|召回|銷毀|沒入|告知|通知|處理|處置|處分|管理|控制|監控|消除|檢修|建置|建立|設置"
)

_NO_WORK = re.compile(
    r"機關|海關|關稅|關閉|植物|教育|體育|護理|消防員|國防|補習|廠商|商家|商店|商品|執照|牌照|駕照|護照|收入|協會|核能"
    r"|養殖|投票|領域|結構|照片|照護員|審計|綠地|育嬰|投資額|評分|評價"
)
"""Words that hold a character of work and are none."""
_RATE = r"(?<![比占佔])率$"
_OF_DEEDS = re.compile(rf"{_RATE}|人次$|場次$|梯次$")
_DEED = 2
"""Characters of a verb."""
_SAID_OF = re.compile(
    r"(?:學生|學童|病人|病患|民眾|兒少|兒童|老人|長者|個案|家庭|勞工|員工|婦女|住戶|人口|地區|區域|社區|學校|機構"
    r"|[者人戶])(?!數|口|次).{2}"
)
"""People or places that a bad thing befell, and what is said of them (落後 + 學生進步, 缺水 + 地區送水)."""


def core(name: str) -> str:
    """Return what a name measures: its text before the words that measure and those that name the cases counted."""
    *_, last = _stages(without_remarks(name))
    return last


def _stages(text: str) -> Iterator[str]:
    """Yield a name without its measures, then without one word of the cases counted after the other."""
    text = _SECOND.sub("", _MEASURE.sub("", text))
    yield text
    while (shorter := _NEUTRAL.sub("", text)) and shorter != text:
        text = shorter
        yield text


@lru_cache(maxsize=4096)
def bad_end(name: str) -> tuple[str, bool]:
    """Return the word at the end of what a name measures that says fewer is better, and whether work itself failed.

    Empty where there is none, or where the name begins with work that is done against it.
    """
    text = without_remarks(name)
    if _ACTS.match(text):
        undone = _NEGATED.search(_MEASURE.sub("", text))
        return (undone[0], True) if undone else ("", False)
    if failed := _AGAIN_LATE.search(core(text)) or _HANDED_ON.search(text) or _LOAD.search(text):
        return failed[0], True
    if (taken := _PROCESS.search(text)) and not _SPENT_WELL.search(text):
        return taken[0], True
    if limit := _limit(text):
        return limit[0], True
    for kept in _stages(text):
        if used := _USED_UP.search(kept):
            return used[0], True
        if negated := _NEGATED.search(kept) or _undone(kept):
            return negated[0], True
        if bad := _BAD.search(kept):
            return kept[max(0, min(bad.start(), len(kept) - 2)) :], False
    kept = core(text)
    if (suffered := _SUFFERED.search(kept)) and not _HELPED.search(kept):
        return suffered[0], False
    return "", False


def _limit(text: str) -> re.Match[str] | None:
    """Find a limit at the end of a name, that was passed or is to be kept; more time well spent is no harm."""
    passed = None if _SPENT_WELL.search(text) else _BEYOND
    found = (each.search(kept) for kept in (text, *_stages(text)) for each in (_WITHIN, passed) if each)
    return next((one for one in found if one), None)


def _undone(kept: str) -> re.Match[str] | None:
    found = _UNDONE.search(kept)
    return found if found and not _WORKED_ON.search(_OBJECTS.sub("", found["rest"])[-2:]) else None


_LABELS = re.compile(
    r"(?:控制|整治|管制|列管)(?=場址|區域?(?:面積|數))"
    r"|(?:抽?檢驗|抽驗|抽查|查核|檢查|抽檢)(?=違規|不符|缺失)"
)
"""What a law calls a place (污染整治場址), and a test right before what it found (檢驗違規): no work counted."""


def as_one(name: str) -> str:
    """Return a name without spaces, remarks inside it (未(稍)受污染), and words that only look like work.

    A remark behind a name stays: it may say what is measured (處理效率(平均處理日數)).
    """
    return _LABELS.sub("", _INSIDE.sub("", "".join(name.split())))


def without_remarks(name: str) -> str:
    """Return a name without spaces, what stands in brackets, and words that only look like work."""
    return _LABELS.sub("", _BRACKETS.sub("", "".join(name.split())))


def is_open(name: str) -> bool:
    """Tell whether policies differ about what a name ends with, so that its words tell no direction."""
    text = without_remarks(name)
    return _OPEN.search(text) is not None or _REPORTS.search(text) is not None


def begins_with_work(name: str) -> bool:
    """Tell whether a name begins with work done against what follows (攔阻詐騙金額)."""
    return _ACTS.match(_BRACKETS.sub("", name)) is not None


def is_worked_on(rest: str, *, wrongly: bool = False) -> bool:
    """Tell whether what stands behind a bad thing in a name is work done about it (漏水 + 檢修件數).

    `wrongly`: the word before says how a deed is done (違規 + 停靠率), so that a deed before 率 is no work about it.
    """
    rest = _BRACKETS.sub("", rest)
    kept = _MEASURE.sub("", rest)
    # What has a property is not the thing (爆炸性物質).
    if rest.startswith("性") or _WORKED_ON.search(_NO_WORK.sub("", rest)) or _SAID_OF.match(kept):
        return True
    # Before 率 stands the deed that is rated, before 人次 the activity that people came to.
    return not wrongly and _OF_DEEDS.search(rest) is not None and len(_NEUTRAL.sub("", core(core(rest)))) >= _DEED


def rates_a_deed(name: str) -> bool:
    """Tell whether a name ends with a rate, before which stands the deed that is rated (檢修率), and with no share."""
    return re.search(_RATE, without_remarks(name)) is not None
