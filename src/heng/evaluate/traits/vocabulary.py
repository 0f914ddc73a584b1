"""Words of public-sector indicators that say which way is better or how figures behave over a year.

General words of the field, none of one document; bad things by field stand in
`heng.evaluate.traits.bad_things`. A caller may pass a longer table; entries are data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heng.evaluate.traits.bad_things import BAD_THINGS
from heng.model.terms import Polarity, TimeBehaviour


@dataclass(frozen=True, slots=True)
class PolarityWord:
    """A word whose presence tells a direction.

    Attributes:
        text: The word.
        polarity: What it tells.
        leads: It decides wherever it stands (查獲詐欺人數: catching counts, not fraud), unless a firm word or the rate
            of a bad thing comes last. Other words count by place: the last one in a Chinese name is its head
            (失業者再就業率 is about 就業).
        firm: A fault of the work itself, which no leading word turns round (抽驗不合格件數).
        thing: It names what is bought or built, of which a fault may be told (設施設置數, but 閒置設施件數).
        reduces: It names a reduction. Before a bad thing it leaves two readings open (減少排放量: what was saved or
            what is left), behind it it decides (垃圾減量率).
    """

    text: str
    polarity: Polarity
    leads: bool = False
    firm: bool = False
    reduces: bool = False
    thing: bool = False


def _words(
    polarity: Polarity,
    text: str,
    *,
    leads: bool = False,
    firm: bool = False,
    reduces: bool = False,
    thing: bool = False,
) -> tuple[PolarityWord, ...]:
    return tuple(PolarityWord(word, polarity, leads, firm, reduces, thing) for word in text.split())


_WORK = """
處理 審查 審議 審核 審理 核准 核發 核定 核銷 核撥 辦理 作業 修復 維修 搶修 施工 回應 回復 答復 答覆
回覆 出動 到達 抵達 反應 等候 等待 候車 候診 排隊 通報 撥款
給付 結案 開標 簽辦 簽核 複丈 測量 登記 發證 發照 送達 復電 復水 清除 清運 改善 補正
調解 訴願 停等 延滯 通關 鑑定 驗收
"""
_LASTING = ("時間", "天數", "日數", "時數", "時程", "工作天", "工作天數", "工作日", "工作日數", "所需天數", "所需時間")
_TAKEN = " ".join(f"{work}{lasting}" for work in _WORK.split() for lasting in _LASTING)
"""How long work takes that people wait for; how long they stay or learn (停留時間, 學習時數) is none of it."""

_HARMFUL = """
電子煙 菸 紙菸 菸草 檳榔 酒 酒精 毒品 私人運具 私有運具 私人機動運具 免洗餐具 一次用產品 一次性餐具 塑膠袋 塑膠 紙張
農藥 化肥 肥料 除草劑 殺蟲劑 抗生素 注射劑 類固醇 鎮靜劑 安眠藥 止痛藥 約束 導尿管 鼻胃管 煤 生煤 燃煤 重油 化石燃料
冷媒 地下水 含糖飲料 鹽 糖
"""
HARMFUL = tuple(_HARMFUL.split())
"""What is better used less; of other things a high rate of use is good."""

POLARITY_WORDS: tuple[PolarityWord, ...] = (
    *(word for words in BAD_THINGS.values() for word in _words(Polarity.LOWER, " ".join(words))),
    # Loss of life, health and safety.
    *_words(
        Polarity.LOWER,
        "死亡 自殺 傷亡 受傷 重傷 輕傷 傷害 罹病 罹癌 感染 發病 發生率 發生數 發生件數 盛行率 肥胖 過重 "
        "近視 齲齒 吸菸 吸煙 濫用 失能率 事故 肇事 災害損失 災損 職災 火災 火警 溺水 霸凌 中毒 虐待 受虐 "
        "網路成癮 早產 抽菸 本土病例 病例數 確診數 未成年懷孕 跌倒 死傷 視力不良 裸視不良 "
        "嚼檳榔 酗酒 壓瘡 再住院 自傷 車禍 復發 轉院 過敏 滯留 停留逾 剖腹產率 布氏指數 "
        "確診 病例 帶原率 低體重出生 低出生體重 青少女生育 未成年生育 青少年生育 再入院 重返急診 吸毒 毒品施用 "
        "施用毒品 藥癮 毒癮 "
        "群聚事件 三高 陽性容器 容器指數 住宅指數 布氏 病媒蚊密度 病媒蚊指數 暴露率 曝露率 臥床 不健康 意外事件 "
        "意外事故 校園意外 "
        "工安意外 煙火意外 高風險 危機家庭 暴斃 過勞 疫情 "
        "再次就診 再到急診 再到同院急診 再急診 非計畫性 非計畫重返 重返加護 重返手術 加護病房重返 齲蝕 蛀牙 "
        "瀕危 瀕臨絕種 滅絕 "
        "喪生 罹難 撲殺 路殺 墜樓 燙傷 燒傷 嗆傷 觸電 爆炸 起火 電子煙 憂鬱 營養不良 貧血 過輕",
    ),
    # Crime and discipline.
    *_words(
        Polarity.LOWER,
        "犯罪 竊盜 詐欺 詐騙 再犯 暴力案件 違規 違法 違失 起訴 貪瀆 懲處 懲戒 弊端 陳情 投訴 申訴 客訴 抱怨 民怨 糾紛 "
        "爭議 違停 酒駕 竊案 詐欺案件 財產損失 暴力犯罪 累犯 闖紅燈 肇逃 超速 走失 "
        "盜伐 盜採 盜獵 盜墾 濫墾 濫伐 濫建 走私 偽造 仿冒 冒領 詐領 浮報 圍標 洩密 性騷擾 歧視 剝削 彈劾 國家賠償 "
        "國賠 性侵 鬥毆 飆車 槍擊 縱火 恐嚇 強盜 搶奪 殺人 兇殺 偷竊 扒竊 妨害 虞犯 嫌疑犯 販運 非法 未合法 "
        "未立案 違章 無照 無牌 "
        "糾正 剔除 抗告 異議 超額教師 性平事件 校安事件 超限利用 違規使用 盜用 濫訴",
    ),
    # Work, schooling and need.
    *_words(
        Polarity.LOWER,
        "失業 貧窮 貧富差距 中輟 輟學 退學 流失 離職 曠職 缺席 缺勤 生師比 無家可歸 遊民數 空屋率 "
        "失聯 棄養 敗訴 停工 歇業 倒閉 裁員 解僱 欠薪 加班 代理教師 代課教師 外流 流浪 "
        "無薪休假 代理代課 待加強 低度使用 房價所得比 房租所得比 負擔率 負擔比 解散 空店 "
        "差距 缺口 失衡 吉尼係數 基尼係數 依存度 依賴度 遊蕩 街友 人員流動率 員工流動率 教師流動率 人力流動率 "
        "異動率 無薪假 減班休息 資遣 罷工 通緝犯 餘屋 人道處理 "
        "人道處理率 外來種 入侵種 落後 衰退 萎縮 滯銷 短缺 短少 荒廢 荒蕪 低度利用",
    ),
    # Environment and use of resources.
    *_words(
        Polarity.LOWER,
        "污染 汙染 濃度 排放 懸浮微粒 噪音 惡臭 淤積 淹水 積水 積淹水 未經處理 未處理 廢棄物 垃圾 "
        "生化需氧量 濁度 優養 漏水 用水量 用電量 用油量 用紙量 耗用 耗能 耗電 能源密集度 威脅 破壞 沖蝕 "
        "超抽 侵蝕 無收益水 無費水 "
        "熱島 不良日數 揚塵 異味 髒亂 占用 佔用 塌陷 坍塌 外洩 洩漏 溫室氣體 垃圾清運量 廢棄物清運量 "
        "廚餘量 廚餘產生量 掩埋量 掩埋率 掩埋比率 碳排 碳足跡 超標 落塵 枯死 "
        "PM2.5 PM10 臭氧 戴奧辛 重金屬 大腸桿菌 氨氮 用電密集度 用電強度 EUI 能源消耗 能源使用量 損毀 崩落 落石 土石流 "
        "倒伏 坍方 崩塌 下陷 溢流 用電度數 油耗 耗油 "
        "偷倒 偷排 濫倒 亂丟 黑煙 漏油 溢油 鏽蝕 龜裂 裂縫 沉陷 掏空 淤塞 阻塞 回堵",
    ),
    *_words(Polarity.LOWER, _TAKEN, firm=True),
    # Service and process.
    *_words(
        Polarity.LOWER,
        "逾期 延遲 延誤 遲延 誤點 等候 等待 候診 處理日數 處理天數 處理時間 處理時限 審查日數 審查天數 "
        "審查時間 辦理天數 工作日 工作天 所需天數 所需時間 反應時間 到達時間 "
        "到達現場時間 抵達時間 抵達現場時間 旅行時間 積案 未結 待辦 錯誤 誤差 "
        "閒置 老舊 坑洞 爆管 破管 損壞 斷電 跳電 逾限 延宕 作業天數 作業日數 作業時間 核發天數 核發日數 候床 "
        "未完工 客訴 "
        "缺失 瑕疵 故障 中斷 停電 停水 當機 資安事件 資通安全事件 退件 不合格 壅塞 塞車 擁擠 "
        "流標 廢標 脫班 漏班 停駛 延滯 展延 漏接 失竊 遺失 逾時 停機 空轉 違約 補件 "
        "社交工程 釣魚郵件 勒索 入侵 再通報 再通報率 重複通報 重複通報率 弱點 漏洞 無法 丙等 待改善 待處理 待審 "
        "待修 待拆 待補正 待汰換 待結 攻擊 解約 終止契約 "
        "變更設計 減價驗收 班距 郵件點閱率 郵件開啟率 郵件點擊率 演練點閱率 演練開啟率 演練點擊率 誤判 誤報 "
        "調解申請 調解聲請 仲裁聲請 追加金額 追加經費 追加工程費 變更追加 偏離 偏差 "
        "不符率 不符件數 失敗率 失誤",
        firm=True,
    ),
    # Money.
    *_words(
        Polarity.LOWER,
        "負債 債務 舉債 赤字 欠稅 欠費 呆帳 虧損 成本 差異率 落差 保留數 保留款 保留比率 賸餘率 超支 追加預算 "
        "欠繳 滯納 逃漏 溢領 短絀 虧絀 未償 積欠 逾放 欠款 欠租 拖欠 人事費 人事費用 用人費用 預算保留 經費保留 差短 "
        "歲出保留 遲繳 利息支出 短收 短徵 透支",
    ),
    # What names the good end of a matter, whatever stands before it.
    *_words(
        Polarity.HIGHER,
        "達成率 達成度 達成比率 達標率 完成率 完成度 完成比率 執行率 執行度 合格率 合格比率 符合率 通過率 "
        "正確率 準確率 滿意度 滿意率 知曉度 支持度 信任度 覆蓋率 涵蓋率 普及率 參與率 參與人 使用率 "
        "利用率 使用人 推廣率 供給率 滿足率 採行率 維持率 更新率 處理率 接管率 納管 輔導率 服務率 建置率 "
        "安裝率 設置率 辦結 結案率 回收 再利用 再生 存活 治癒 康復 痊癒 就業率 就業人數 媒合 破獲 偵破 "
        "尋獲 優良 清償 償債 自籌 節餘 效率 效能 成功率 "
        "成功人數 及時率 即時率 通報率 安置率 投保率 加保率 就醫率 矯治率 治療率 完治率 復學 返校 戒菸 戒治 減重 "
        "修復 收回 排除 拒賠 勝訴 活化 徵起 更正 解除列管 未受污染 審結 結案 追蹤率 設置數 裝設數 裝設率 裝置率 感測器 "
        "重返職場 重返校園 重返社會 重返社區 重返家庭 重返學校 復工 復職 脫遊 間隔 轉介 保護 庇護 復健 復原 "
        "重建 陪同 理賠 求償 監測 檢測 偵測 預警 研習 課程 座談 "
        "教育訓練 "
        "推廣 認證 參訓 講座 培訓 諮商 收容 收治 照護 照顧 整治 復育 補強 脫離 脫貧 自立 妥善率 妥善比率 "
        "完好率 良率 準點率 還本 償還 汰換率 抽換率",
    ),
    *_words(Polarity.HIGHER, "設施 設備 裝備 病床數 警報器 滅火器", thing=True),
    # Work done against a bad thing: the work is counted, not the thing.
    *_words(
        Polarity.HIGHER,
        "查獲 緝獲 取締 稽查 查察 抽驗 檢驗 篩檢 防治 防制 防護 宣導 輔導 訓練 演練 演習 巡查 巡守 追回 "
        "調解 調處 協處 審議通過 "
        "查處 舉發 告發 裁處 裁罰 勸導 拖吊 攔檢 查核 複查 列管 清理 訪視 關懷 扶助 慰助 救助 補助 協助 諮詢 "
        "攔阻 勸阻 攔截 攔查 阻詐 識詐 移送 逮捕 掃蕩 "
        "服務人次 許可 給付 核付 協商 清運",
        leads=True,
    ),
    # Reductions.
    *_words(
        Polarity.HIGHER,
        "減少 縮小 降低 減量 減碳 減輕 減緩 縮短 下降 改善 節約 節省 節能 節電 節水 削減 消除 杜絕 減幅 降幅",
        reduces=True,
    ),
)
"""Words that tell a polarity. Growth (成長率) is none of them: what grows decides."""

OWN_WORK = frozenset({"給付", "核付", "許可", "補助", "訓練", "演練", "清運"})
"""Leading words whose own failure a bad word behind them names (給付申報異常); what others catch is their object."""

WRONGLY = frozenset({"違規", "違法", "非法", "不當", "無照"})
"""Words that say how a deed is done (違規停靠率)."""

NEGATIONS = "未不無非零免"
"""A word right behind one of these means the opposite (未達成率, 無違規比率)."""


@dataclass(frozen=True, slots=True)
class BehaviourWord:
    """A word that tells how figures behave in time; `where` lists the texts it is looked for in."""

    text: str
    behaviour: TimeBehaviour
    where: Sequence[str] = ("name", "formula", "unit")


def _behaviour(behaviour: TimeBehaviour, text: str, *where: str) -> tuple[BehaviourWord, ...]:
    return tuple(BehaviourWord(word, behaviour, where or ("name", "formula", "unit")) for word in text.split())


BEHAVIOUR_WORDS: tuple[BehaviourWord, ...] = (
    *_behaviour(TimeBehaviour.MULTI_YEAR, "移動平均"),
    # Known when the accounts are closed; before that the difference only says that the year is not over.
    *_behaviour(TimeBehaviour.ANNUAL_ONLY, "決算 差異率 年度終了"),
    *_behaviour(TimeBehaviour.STOCK, "歷年累計 現有 存量 餘額 期末 會員人數 會員數 生師比"),
    *_behaviour(TimeBehaviour.FLOW, "進度 執行率 執行度 執行情形 預算執行 完成率 完成度 完成比例 完成比率 累計"),
    *_behaviour(TimeBehaviour.FLOW, "年度增設 年度新增 當年度增加 本年度新增"),
    *_behaviour(
        TimeBehaviour.RATIO, "滿意度 知曉度 支持度 信任度 濃度 平均 密度 失業率 勞動參與率 勞動力參與率", "name"
    ),
)
"""Words that tell a behaviour, the first that is found decides; units and the form of the formula come after them."""

PLAN_WORDS = ("預計", "預定", "規劃", "計畫數", "目標", "總預算", "預算數", "可用預算", "可支用預算", "法定預算")
"""In a divisor: what the year is to bring. A share of it fills up over the year, though its unit is %."""

CHANGE_WORDS = ("新增", "增加", "增設", "成長", "新設")
"""In the name of a quantity: what comes to it in a span, not what is there (新增設籍人數)."""

SHARE_UNITS = ("%", "‰", "比", "率", "比率", "比例", "百分比")
LEVEL_UNITS = ("歲", "分", "分貝", "°C", "℃", "度", "天", "日", "工作日", "工作天", "分鐘", "名次", "級")
"""Units of levels rather than of counts."""
