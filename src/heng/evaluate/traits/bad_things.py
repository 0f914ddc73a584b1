"""Bad things that governments count, by the field they belong to: better less often, unless work is what is counted.

One line holds words of one kind; to extend the table, add a word to the line it belongs to. A word is looked
for anywhere
in a name, the longest where several overlap; what is done about the thing (防治, 清除, 查獲) is told by
`heng.evaluate.traits.morphemes`, and what is a fault of the work itself (逾期, 故障) stands in
`heng.evaluate.traits.vocabulary`.
"""

from __future__ import annotations

from collections.abc import Mapping

_HEALTH = """
猝死 致死 病故 自戕 自殘 厭世 墮胎 流產 死產 早產 畸形 剖腹產率 併發症 惡化
中風 心肌梗塞 高血壓 高血脂 高血糖 代謝症候群 腎臟病 洗腎 肝炎 肝硬化 癌症 惡性腫瘤 糖尿病 氣喘 骨折
肺結核 結核病 梅毒 淋病 瘧疾 霍亂 傷寒 麻疹 水痘 百日咳 白喉 日本腦炎 狂犬病 恙蟲病 退伍軍人病 諾羅病毒 腹瀉 疥瘡
頭蝨 腸病毒 登革熱 流感重症 輸血反應 藥物外滲 管路滑脫 藥癮 酒癮 網癮 二手菸 飲酒過量 用藥錯誤 給藥錯誤 處方錯誤
暫留 滯留急診 失能 失智 失明 臥床 體位不良 過瘦 血壓異常 發展遲緩 壓力性損傷 平均住院日 佔床日
"""
_CRIME = """
擄人 勒贖 強制性交 猥褻 圍事 逃避 性影像 觸法 性剝削 性騷 性虐待 聚眾 侵占 背信 貪污 賄選 賄賂 瀆職 偽鈔 偷渡 人口販運
吸毒 販毒 製毒 毒品
賭博 色情 娼妓 駭客 侵權 侵害 盜版 跟騷 跟蹤騷擾 受暴 目睹家暴 家暴 家庭暴力案件 遺棄 逃犯 在逃 脫逃 嫌疑人
嫌犯 初犯 入監 在監
受刑人 贓車 失聯移工 逃逸移工 行蹤不明 非法打工 逾期居留 逾期停留 逾期停居留 黑數 滋事 尋釁 群架 砍人 槍案 命案
刑案發生
"""
_TRAFFIC = """
碰撞 追撞 翻覆 火燒車 酒醉 逆向 危險駕駛 疲勞駕駛 拒檢 拒測 拒載 急煞 急停 亂停 超載 超重 併排停車 未禮讓 未依規定 逆行
晚點 晚分
班次取消 航班取消 取消班次 出軌 落軌 鳥擊 夾傷 空車率 空載 逃票 拋錨 爆胎 路面下陷 天坑 缺車 停等 回堵 超速件數
無照駕駛 事故率
車損 擦撞 墜軌 闖越 濃煙 跳軌 卡關 罷駛 空駛 擁擠度 延遲架次 取消架次
"""
_ENVIRONMENT = """
空污 廢氣 廢水 油煙 粉塵 灰塵 沙塵 石綿 BOD COD 化學需氧量 懸浮固體 總磷 氮氧化物 硫氧化物 粒狀物 揮發性有機物
二氧化碳
藻華 紅潮 油污 浮油 海漂 海廢 廢土 飛灰 滲出水 露天燃燒 燃燒行為 光害 病媒蚊 鼠患 孑孓 積水容器 廢棄車輛 廢車 乾旱
缺水 枯水
山崩 病蟲害 枯萎 白化 林火 野火 獵捕 盜獵 誘捕 蟲害 塑膠微粒 輻射異常 AQI大於 AQI超過 AQI> 臭味 亂葬 漂流木 外來植物
紅火蟻 松材線蟲 荔枝椿象 入侵紅火蟻 廢油 廢溶劑 空氣不良 水質不良 濫排 未接管 混濁
"""
_DISASTER = """
火燒 燒毀 焚毀 氣爆 溺斃 山難 迷途 受困 墜崖 墜海 倒塌 漏電 漏氣 謊報 虛報 誤動作 謊報案件 工安 職業傷害 崩落
淹溺 災情 停班 停課
危險 危樓 傾倒 斷裂 倒伏 走山 失溫 熱傷害 中暑
"""
_WORK_AND_NEED = """
低薪 童工 缺工 待業 職業病 過度捕撈 長工時 非自願 失學 失依 失親 文盲 不識字 曠課 缺課 遲到 早退 休學 廢校
裁併 代課 低成就 不及格 未錄取
學貸 超收 超額 超額收容
棄嬰 疏忽 脆弱家庭 孤獨死 不幸少女 未婚懷孕 小爸媽 候租 候床 候補 求助無門 受災戶 無自來水 無屋 租金補貼候
流浪動物 窮困 積欠工資
"""
_ECONOMY = """
倒帳 跳票 退票 停業 關閉 撤資 撤離 外移 破產 壞帳 催收 催繳 漏稅 短漏 未繳 溢付 重複補助 重複給付 浪費 呆料
呆廢料 懸帳 未核銷 未核結
線損 超約 缺貨 斷貨 滯留 崩盤 農損 缺額 出缺 懸缺 空缺 空攤 退租 退場 轉用 閒置 荒置 舊欠 債款 應收未收
利息負擔 債務利息 裁減
"""
_ADMINISTRATION = """
病假 申誡 記過 流會 負面報導 負評 不實 假訊息 謠言 爆料 檢討不力 監察糾正 缺漏 漏列 漏報 漏登 短報 誤植 誤發
重工 重做 返工 鄰損
撤回 重複 異物 停權 契約變更 核刪 剔退 超時工作 超時加班 撤案 撤件 抗議 陳抗 糾舉 漏接 未接來電 放棄率 斷線
離線 當掉 卡頓 惡意程式 病毒感染 挖破 挖斷 誤繳 溢繳 誤裁
滯案 懸案 未登帳 盤虧 盤損 逾齡 逾使用年限 逾耐用年限 失效 失修 待料 無效票 廢票 油料使用 油料耗用 用紙 影印
印製張數 用電指標
"""

BAD_THINGS: Mapping[str, tuple[str, ...]] = {
    "health": tuple(_HEALTH.split()),
    "crime": tuple(_CRIME.split()),
    "traffic": tuple(_TRAFFIC.split()),
    "environment": tuple(_ENVIRONMENT.split()),
    "disaster": tuple(_DISASTER.split()),
    "work and need": tuple(_WORK_AND_NEED.split()),
    "economy": tuple(_ECONOMY.split()),
    "administration": tuple(_ADMINISTRATION.split()),
}
"""Field → words."""
