package quantity

// chineseWords: 兆 alone is no scale in simplified Chinese (兆瓦 is MW). Lines
// of noise hold words that numerals stand in without counting.
const chineseWords = `
P: 百分之
%: 个百分点 百分点
#: 第
$USD: 美元 美金 元美元
$EUR: 欧元
$GBP: 英镑
$CNY: 元 人民币 元人民币
$RUB: 卢布
$AFN: 阿富汗尼
$TJS: 索莫尼
$KZT: 坚戈
ukm: 公里 千米
um: 米 公尺
ucm: 厘米 公分
umm: 毫米
umi: 英里
uft: 英尺
uin: 英寸
uyd: 码
ukg: 公斤 千克
ulb: 磅
ut: 吨 公吨
ug: 克
uoz: 盎司
ukm/h: 公里每小时 公里/小时
umph: 英里每小时
uha: 公顷
uac: 英亩
ukm2: 平方公里 平方千米
umi2: 平方英里
um2: 平方米
uft2: 平方英尺
um3: 立方米
ukV: 千伏 千伏特
ukVA: 千伏安
ukHz: 千赫 千赫兹
ukPa: 千帕
ukcal: 千卡 大卡
ukW: 千瓦
uMW: 兆瓦
uGW: 吉瓦
ukWh: 千瓦时 度电 千瓦小时
uMWh: 兆瓦时
uGWh: 吉瓦时
uTWh: 太瓦时
u°C: 摄氏度 ℃
u°F: 华氏度
udegree: 度
ul: 升 公升
ugal: 加仑
y: 年
D: 年代
h: 点 时 点钟
H: 点半
i: 分
q: 上午 下午 晚上 凌晨 早上 中午 傍晚 清晨 深夜
adecade: 个十年
acentury: 世纪 个世纪
ayear: 岁 周岁 年 周年
amonth: 个月
aweek: 周 个星期 星期
aday: 天 日 昼夜
ahour: 小时 个小时
aminute: 分钟
asecond: 秒 秒钟
~2000: 本世纪 本世紀
p: 人 人士 平民百姓 船员 警员 官兵 战士 工程师 游客 渔民 人质 囚犯 武装分子 女性 男性 户 户家庭 名 位 个人 口 儿童 平民 士兵 工人 公民 警察 乘客 居民 村民 移民 学生 矿工 记者 男子 女子 妇女 孩子
j: 和 与 與 及 以及
T: 打死 炸死 砸死 压死 烧死 击毙 擊斃 杀害 殺害 杀死 打伤 炸伤 砸伤 砍伤 逮捕 拘留 拘捕 抓获 扣押 羁押 羈押
e: 包括 其中 含
b: 被 遭 由
z: 后 前 時 后来 后因 之后 之前
x: 级 級 所 栋 座 辆 次 起 枚 架 头 只 家 个国家 国 场 球 票 艘 间
k: 个 個 项 項 记 記 名 位 次 场 場 球 条 條 份 件
r: 至 到
Vdead: 死亡 丧生 遇难 身亡 死 遇害 被杀 罹难 丧命 死者 毙命 打死 炸死 击毙 杀害 遇难者 死难者 死于 夺去 夺走 奪去 奪走 送命 溺亡 溺水身亡 死 炸死 砸死 压死 烧死 杀死 致死 牺牲 被打死 被杀害
Vinjured: 受伤 伤 负伤 伤者 轻伤 重伤 受伤者 打伤 炸伤 砸伤 烧伤 砍伤 咬伤 送医
Vdetained: 拘留 被捕 逮捕 被拘 扣押 羁押 拘捕 抓获 被捕 拘押 关押
Vmissing: 失踪 下落不明 失联
Vdisplaced: 流离失所 无家可归
!: 一些 一样 一般 一直 一定 一起 统一 唯一 一旦 一切 一致 进一步 之一 周一 星期一 礼拜一 礼拜二 礼拜三 礼拜四 礼拜五 礼拜六 禮拜一 禮拜二 禮拜三 禮拜四 禮拜五 禮拜六 周二 星期二 周三 星期三 周四 星期四 周五 星期五 周六 星期六 十分 万一 百姓 三明治 四川 五角大楼 十字 百货 百科 两岸 千禧 万圣节 一带一路 一边 一方面 另一 同一 一向 一度 一番 一系列 一律 三角 四周 九寨沟 千方百计 丢三落四 一体 一同 千万别 万博 六神 十足 一点 一下 一会 不一 单一 一举 一共 三星 千里 百万富翁 亿万 一流 合一 逐一 万象 一半 两者 双方 八卦 百老汇 百事 百威 千叶 三菱 三井 九龙 亚历山大三世
`

// chineseTraditional adds what differs in Hant.
const chineseTraditional = `
$EUR: 歐元
$GBP: 英鎊
$RUB: 盧布
$CNY: 人民幣
ukm: 公裡
ucm: 釐米
umi: 英哩 英裡
uft: 英呎
uin: 英吋 英寸
uyd: 碼
ulb: 磅
ut: 噸 公噸
uha: 公頃
uac: 英畝
ukW: 千瓦
u°C: 攝氏度
u°F: 華氏度
ugal: 加侖
h: 點 時 點鐘
H: 點半
acentury: 世紀
ayear: 歲 週年
amonth: 個月
aweek: 週 個星期
ahour: 小時 個小時
aminute: 分鐘
p: 個人 名 人士 戶 船員 警員 工程師 遊客 漁民 人質 武裝分子
Vinjured: 受傷 傷 負傷 傷者 輕傷 重傷
Vdead: 喪生 遇難 罹難 喪命 擊斃 殺害 被殺
Vdetained: 逮捕 扣押 羈押
Vmissing: 失蹤 失聯
Vdisplaced: 流離失所 無家可歸
!: 週一 週二 週三 週四 週五 週六 統一 進一步 萬一 一點 一樣
`
