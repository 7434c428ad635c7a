//! Made-up customers and staff: for trying the program out and for measuring it. The same seed and number give the same customer,
//! on every machine; no name, number or code is taken from anywhere, though a made-up one may exist by chance.

use std::collections::HashSet;
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::check::check_character;
use super::divisions::{self, Code};

/// A made-up customer file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleCustomer {
    /// Name of the company; different for every number below some ten million.
    pub name: String,
    /// The person to talk to.
    pub contact: String,
    /// Mobile number.
    pub mobile: String,
    /// Landline with area code; empty for one in five.
    pub landline: String,
    /// Division of the address, a county or town.
    pub division: Code,
    /// Province, city and county in full; the city is empty where there is none between.
    pub region: [&'static str; 3],
    /// Full address with the region in front.
    pub address: String,
    /// Line of business.
    pub industry: &'static str,
    /// Customer grade: A, B or C.
    pub grade: &'static str,
    /// Credit grade AAA–C, or empty.
    pub credit_grade: &'static str,
    /// How the customer was found.
    pub source: &'static str,
    /// 统一社会信用代码 with a right check character.
    pub credit_code: String,
    /// Day on which the file was opened.
    pub filed_on: Date,
    /// Sales of a year, in fen.
    pub annual_sales_fen: i64,
    /// A remark; often empty.
    pub note: &'static str,
}

/// A made-up person of the department: name, post and, for agents and team leaders, team, work and skill level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleStaff {
    /// Name.
    pub name: &'static str,
    /// Post, by its name in the rules (`"agent"`).
    pub post: &'static str,
    /// Team, or empty.
    pub team: &'static str,
    /// Work within the team, or empty.
    pub job: &'static str,
    /// Skill level, or empty.
    pub level: &'static str,
}

/// The first day on which a made-up file was opened, and the number of days over which they spread.
const FIRST_DAY: Date = date(2015, 1, 5);
const DAYS: u64 = 4080;

const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎\
     余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严\
     牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";
const COMPOUND: [&str; 8] = ["欧阳", "上官", "诸葛", "司马", "夏侯", "尉迟", "长孙", "慕容"];
const GIVEN: &str = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国志文海燕玉兰春梅红晓雪云峰飞鹏宇浩然子轩梓涵思雨欣怡佳琪俊凯\
     博睿晨阳嘉诚永康瑞祥立新宏达德义安庆福生成林金龙凤珍琴慧颖婷倩琳洁莹瑶璐璇萱菲薇莉莎蓉蕾颜悦乐宁远航天翔振兴正东西南北中山川江河湖波\
     清源泽润沐阳旭日升辉光耀星辰月朗楠桐柏松竹菊荷莲桃李杏苗禾田野丰登谷满仓盈昌盛世泰和顺利同心协力勤俭朴实善良美好真诚信守仁礼智勇忠孝恩爱敬";
/// Two of these make the mark of a company: more than ten thousand marks.
const MARK: &str = "澜序渔汐拾光知行海川棠湾岳岭瀚煦珠屿拓岸闽盛果鹿宏远泰恒鑫瑞祥隆昌达兴旺华荣康安顺通和信诚德仁义礼智嘉佳美\
     丽雅悦欣怡乐福禄喜吉庆丰裕富贵金银玉宝珍琪珂璟琛瑾翰博文思睿卓越优胜创新锐捷迅腾飞翔鹏凯旋航宇宙星辰日月天地山江河湖泽润雨露云霞晨曦\
     朝阳旭辉光耀明朗晴空蓝青绿翠碧紫丹赤彤橙松柏竹梅兰菊荷莲桂枫桐榆杉森林木禾谷田园牧野麦稻茶桑棉麻丝锦绣织染纺布衣冠履舟车桥路驿站港津渡";
const TRADES: &[(&str, &[&str])] = &[
    (
        "制造业",
        &[
            "机械",
            "机电设备",
            "精密模具",
            "五金制品",
            "塑胶制品",
            "电缆",
            "轴承",
            "阀门",
            "仪表",
            "纸业",
            "陶瓷",
            "玻璃",
            "纺织",
            "服饰",
            "家具",
            "化工",
        ],
    ),
    ("批发和零售业", &["商贸", "贸易", "百货", "办公用品", "劳保用品", "电器", "文具", "茶叶", "酒业", "医药", "汽车配件", "建材"]),
    ("建筑业", &["建设工程", "装饰工程", "市政工程", "钢结构", "防水工程", "园林绿化", "消防工程"]),
    ("信息技术服务业", &["软件", "信息技术", "网络科技", "数据服务", "智能科技", "通信"]),
    ("交通运输业", &["物流", "货运", "供应链", "仓储", "快运", "客运"]),
    ("住宿和餐饮业", &["酒店", "餐饮管理", "饭店", "食品"]),
    ("房地产业", &["置业", "房地产开发", "物业管理", "商业管理"]),
    ("农林牧渔业", &["水产", "果蔬", "粮油", "种业", "养殖", "农机服务"]),
    ("居民服务业", &["家政服务", "洗涤", "汽车维修", "健康管理", "摄影"]),
    ("教育", &["教育科技", "文化传播", "教育咨询", "职业培训"]),
];
const FORMS: [&str; 8] = ["有限公司", "有限公司", "有限公司", "有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "经营部"];
const STREETS: [&str; 40] = [
    "人民路",
    "中山路",
    "解放路",
    "建设路",
    "和平路",
    "新华路",
    "胜利路",
    "文化路",
    "工业大道",
    "科技路",
    "迎宾大道",
    "长江路",
    "黄河路",
    "长安街",
    "东风路",
    "朝阳路",
    "光明路",
    "幸福路",
    "青年路",
    "友谊路",
    "团结路",
    "育才路",
    "学院路",
    "公园路",
    "滨河路",
    "沿江路",
    "环城东路",
    "环城西路",
    "站前街",
    "商业街",
    "创业路",
    "创新路",
    "高新大道",
    "金融街",
    "星光路",
    "梧桐路",
    "银杏路",
    "香樟路",
    "海棠路",
    "紫荆路",
];
const BUILDINGS: [&str; 8] = ["", "", "", "科创园", "商务中心", "大厦", "产业园", "广场"];
const SOURCES: [&str; 8] = ["购机回执单", "介绍", "客户资料表", "在线客服", "官网", "展会", "电话", "来访"];
const CREDIT: [&str; 6] = ["AAA", "AA", "A", "B", "C", ""];
const NOTES: [&str; 12] =
    ["", "", "", "", "", "老客户", "需开专票", "节假日不接电话", "年底回访", "只在上午联系", "货到付款", "合同每年三月续签"];
/// Area code of the capital of each province, by the first two digits of its code.
const AREAS: [(u32, &str); 31] = [
    (11, "010"),
    (12, "022"),
    (13, "0311"),
    (14, "0351"),
    (15, "0471"),
    (21, "024"),
    (22, "0431"),
    (23, "0451"),
    (31, "021"),
    (32, "025"),
    (33, "0571"),
    (34, "0551"),
    (35, "0591"),
    (36, "0791"),
    (37, "0531"),
    (41, "0371"),
    (42, "027"),
    (43, "0731"),
    (44, "020"),
    (45, "0771"),
    (46, "0898"),
    (50, "023"),
    (51, "028"),
    (52, "0851"),
    (53, "0871"),
    (54, "0891"),
    (61, "029"),
    (62, "0931"),
    (63, "0971"),
    (64, "0951"),
    (65, "0991"),
];
const MOBILE: [&str; 24] = [
    "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "155", "157", "158", "159", "166", "177", "180",
    "185", "186", "188", "189", "199",
];
/// Characters of a credit code's body.
const CODE: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// SplitMix64: one step of a counter, mixed; good enough to look random and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `count`; the small bias of the remainder does not matter here.
    fn below(&mut self, count: u64) -> u64 {
        self.roll() % count.max(1)
    }

    fn one<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let at = self.below(list.len() as u64);
        list.get(at as usize).copied().unwrap_or_default()
    }

    fn digits(&mut self, count: u32, out: &mut String) {
        let mut number = self.below(10_u64.pow(count));
        let mut scale = 10_u64.pow(count.saturating_sub(1));
        for _ in 0..count {
            out.push(char::from(b'0' + (number / scale % 10) as u8));
            number %= scale.max(1);
            scale = (scale / 10).max(1);
        }
    }
}

/// A city, and the counties in it.
struct Place {
    short: &'static str,
    counties: Vec<(Code, [&'static str; 3])>,
}

/// The word lists, taken apart once.
struct Stock {
    surnames: Vec<char>,
    given: Vec<char>,
    mark: Vec<char>,
    code: Vec<char>,
    places: Vec<Place>,
    /// Industry and product.
    trades: Vec<(&'static str, &'static str)>,
}

static STOCK: LazyLock<Stock> = LazyLock::new(|| {
    let apart = |text: &str| {
        let mut seen = HashSet::new();
        text.chars().filter(|c| !c.is_whitespace() && seen.insert(*c)).collect::<Vec<char>>()
    };
    let mut places = Vec::new();
    let mut names = HashSet::new();
    for province in divisions::provinces() {
        let full = |code: Code| divisions::name(code).unwrap_or_default();
        let (mut direct, is_municipality) = (Vec::new(), full(province).ends_with('市'));
        for city in divisions::children(province) {
            let counties: Vec<_> = divisions::children(city).map(|county| (county, [full(province), full(city), full(county)])).collect();
            if counties.is_empty() {
                direct.push((city, [full(province), "", full(city)]));
            } else if names.insert(divisions::short_name(city)) {
                places.push(Place { short: divisions::short_name(city), counties });
            }
        }
        if !direct.is_empty() && (is_municipality || names.insert(divisions::short_name(province))) {
            places.push(Place { short: divisions::short_name(province), counties: direct });
        }
    }
    let trades = TRADES.iter().flat_map(|(industry, products)| products.iter().map(move |product| (*industry, *product))).collect();
    Stock { surnames: apart(SURNAMES), given: apart(GIVEN), mark: apart(MARK), code: apart(CODE), places, trades }
});

fn at<T>(list: &[T], place: u64) -> Option<&T> {
    usize::try_from(place).ok().and_then(|place| list.get(place))
}

/// The made-up customer of this number. Numbers may be asked for in any order and from several threads.
pub fn sample_customer(seed: u64, number: u64) -> SampleCustomer {
    let stock = &*STOCK;
    let mut dice = Dice(seed.wrapping_mul(0xD134_2543_DE82_EF95) ^ number.wrapping_mul(0xA24B_AED4_963E_E407));
    // City, trade and mark come from one number that runs through all combinations, so that no name comes twice.
    let (marks, trades, places) = (stock.mark.len() as u64, stock.trades.len() as u64, stock.places.len() as u64);
    let all = marks * marks * trades * places;
    // A prime stride larger than any factor of `all` meets every combination once.
    let turn = (u128::from(number) * 654_188_429 + u128::from(Dice(seed).roll())) % u128::from(all.max(1));
    let turn = u64::try_from(turn).unwrap_or(0);
    let mark: String = [turn % marks, turn / marks % marks].iter().filter_map(|place| at(&stock.mark, *place)).collect();
    let (industry, product) = at(&stock.trades, turn / (marks * marks) % trades).copied().unwrap_or_default();
    let place = at(&stock.places, turn / (marks * marks * trades));
    let (short, (division, region)) = match place {
        Some(place) => (place.short, at(&place.counties, dice.below(place.counties.len() as u64)).copied().unwrap_or((Code(0), [""; 3]))),
        None => ("", (Code(0), [""; 3])),
    };
    let form = dice.one(&FORMS);
    let name =
        if dice.below(6) == 0 { [&mark, product, "（", short, "）", form].concat() } else { [short, &mark, product, form].concat() };
    let grade = match dice.below(100) {
        0..=6 => "A",
        7..=22 => "B",
        _ => "C",
    };
    let sales = (dice.below(900) + 1) * (dice.below(6_000) + 1) * 100 + dice.below(100);
    SampleCustomer {
        name,
        contact: contact(&mut dice, stock),
        mobile: mobile(&mut dice),
        landline: landline(&mut dice, division),
        division,
        region,
        address: address(&mut dice, region),
        industry,
        grade,
        credit_grade: dice.one(&CREDIT),
        source: dice.one(&SOURCES),
        credit_code: credit_code(&mut dice, stock, division),
        filed_on: FIRST_DAY.checked_add(i64::try_from(dice.below(DAYS)).unwrap_or(0).days()).unwrap_or(FIRST_DAY),
        annual_sales_fen: i64::try_from(sales).unwrap_or(0),
        note: dice.one(&NOTES),
    }
}

fn contact(dice: &mut Dice, stock: &Stock) -> String {
    let mut name = String::with_capacity(12);
    if dice.below(200) == 0 {
        name.push_str(dice.one(&COMPOUND));
    } else {
        // Two rolls, the smaller one: surnames in front of the list are the frequent ones.
        let place = dice.below(stock.surnames.len() as u64).min(dice.below(stock.surnames.len() as u64));
        name.extend(at(&stock.surnames, place));
    }
    for _ in 0..1 + u64::from(dice.below(10) < 7) {
        name.push(dice.one(&stock.given));
    }
    name
}

fn mobile(dice: &mut Dice) -> String {
    let mut number = String::with_capacity(11);
    number.push_str(dice.one(&MOBILE));
    dice.digits(8, &mut number);
    number
}

fn landline(dice: &mut Dice, division: Code) -> String {
    if dice.below(5) == 0 {
        return String::new();
    }
    let digits = if division.0 >= 1_000_000 { division.0 / 10_000_000 } else { division.0 / 10_000 };
    let mut number = String::with_capacity(13);
    number.push_str(AREAS.iter().find(|(province, _)| *province == digits).map_or("010", |(_, area)| area));
    number.push('-');
    // Local numbers begin with 2 to 8.
    number.push(char::from(b'2' + (dice.below(7)) as u8));
    dice.digits(7, &mut number);
    number
}

fn address(dice: &mut Dice, region: [&str; 3]) -> String {
    let mut address = String::with_capacity(96);
    address.extend(region);
    address.push_str(dice.one(&STREETS));
    number(dice.below(998) + 1, &mut address);
    address.push('号');
    let building = dice.one(&BUILDINGS);
    if !building.is_empty() {
        address.push_str(building);
        number(dice.below(28) + 1, &mut address);
        address.push('层');
    }
    address
}

fn number(number: u64, out: &mut String) {
    use std::fmt::Write;
    // Writing to a string cannot fail.
    let _ = write!(out, "{number}");
}

fn credit_code(dice: &mut Dice, stock: &Stock, division: Code) -> String {
    let mut code = String::with_capacity(18);
    code.push_str(dice.one(&["91", "91", "91", "92", "93"]));
    // Towns are registered under their city.
    number(u64::from(if division.0 >= 1_000_000 { division.0 / 1000 } else { division.0 }), &mut code);
    for _ in 0..9 {
        code.push(dice.one(&stock.code));
    }
    code.extend(check_character(code.chars()));
    code
}

/// The department of the examples: its people, the head of the centre included.
pub fn sample_staff() -> &'static [SampleStaff] {
    const fn person(name: &'static str, post: &'static str) -> SampleStaff {
        SampleStaff { name, post, team: "", job: "", level: "" }
    }
    const fn in_team(name: &'static str, post: &'static str, team: &'static str, job: &'static str, level: &'static str) -> SampleStaff {
        SampleStaff { name, post, team, job, level }
    }
    const STAFF: &[SampleStaff] = &[
        in_team("王芳", "agent", "一班", "话务", "中级"),
        in_team("李娜", "agent", "一班", "话务", "中级"),
        in_team("张敏", "agent", "二班", "话务", "中级"),
        in_team("赵强", "agent", "二班", "话务", "初级"),
        in_team("陈静", "agent", "二班", "投诉", "中级"),
        in_team("刘洋", "team_leader", "一班", "班长", "高级"),
        in_team("周涛", "team_leader", "二班", "班长", "高级"),
        in_team("韩雪", "agent", "一班", "话务", "中级"),
        in_team("冯磊", "agent", "一班", "话务", "中级"),
        in_team("宋佳", "agent", "一班", "话务", "高级"),
        in_team("唐宁", "agent", "一班", "投诉", "中级"),
        in_team("袁野", "agent", "一班", "话务", "初级"),
        in_team("高远", "tech", "二班", "技术", "高级"),
        in_team("罗莉", "agent", "二班", "话务", "中级"),
        in_team("梁晨", "agent", "二班", "话务", "中级"),
        in_team("董洁", "agent", "二班", "投诉", "高级"),
        person("孙丽", "qa"),
        person("林霞", "supervisor"),
        person("何平", "director"),
        person("郑国", "centre_director"),
        person("吴磊", "complaint_officer"),
        person("许晴", "clerk"),
        person("徐亮", "admin"),
        person("丁伟", "admin"),
        person("马骏", "sales_manager"),
        person("钱进", "archivist"),
    ];
    STAFF
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{check, search};

    #[test]
    fn made_up_customers_pass_every_check() {
        for number in 0..3000 {
            let c = sample_customer(7, number);
            assert!(check::mobile(&c.mobile).is_ok() && check::credit_code(&c.credit_code).is_ok(), "{c:?}");
            assert!(c.landline.is_empty() || check::landline(&c.landline).is_ok(), "{c:?}");
            assert_eq!(divisions::find(c.region[0], c.region[1], c.region[2]), Some(c.division), "{c:?}");
            assert_eq!(divisions::from_address(&c.address).map(|(code, _)| code), Some(c.division), "{c:?}");
            assert!(c.contact.chars().count() >= 2 && c.name.chars().count() >= 8 && c.annual_sales_fen > 0, "{c:?}");
        }
    }

    #[test]
    fn the_same_number_gives_the_same_customer() {
        assert_eq!(sample_customer(1, 42), sample_customer(1, 42));
        assert_ne!(sample_customer(1, 42).name, sample_customer(2, 42).name);
        let c = sample_customer(1, 0);
        // Held so that a change of the lists is noticed: documentation and pictures show these customers.
        assert_eq!((c.name.as_str(), c.contact.as_str(), c.mobile.as_str()), ("履福软件（攀枝花）股份有限公司", "钟智柏", "13222263057"));
    }

    #[test]
    fn names_and_codes_are_distinct() {
        // A million takes a second in release.
        let count = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
        let mut names = HashSet::new();
        let mut codes = HashSet::new();
        for number in 0..count {
            let c = sample_customer(3, number);
            names.insert(c.name);
            codes.insert(c.credit_code);
        }
        assert_eq!((names.len(), codes.len()), (count as usize, count as usize));
    }

    /// Set `KEFU_SAMPLE` to a path to write a million customers as `name TAB … TAB words` for measuring an engine (release).
    #[test]
    fn a_million_for_measuring() {
        use std::io::Write;
        let Ok(path) = std::env::var("KEFU_SAMPLE") else { return };
        let start = std::time::Instant::now();
        let made: Vec<SampleCustomer> = (0..1_000_000).map(|number| sample_customer(3, number)).collect();
        let making = start.elapsed();
        let mut out = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
        let (mut words, mut indexing) = (String::new(), std::time::Duration::ZERO);
        for c in &made {
            let start = std::time::Instant::now();
            search::index_words_into(
                &mut words,
                &search::SearchFields {
                    names: &[&c.name],
                    contacts: &[&c.contact],
                    addresses: &[&c.address],
                    notes: &[c.note],
                    phones: &[&c.mobile, &c.landline],
                    codes: &[&c.credit_code],
                },
            );
            indexing += start.elapsed();
            writeln!(out, "{}\t{}\t{}\t{}\t{}\t{}\t{words}", c.name, c.contact, c.mobile, c.landline, c.address, c.credit_code).unwrap();
        }
        std::fs::write(format!("{path}.times"), format!("making {making:?}, words {indexing:?}")).unwrap();
    }

    #[test]
    fn the_department_is_whole() {
        let staff = sample_staff();
        assert_eq!(staff.len(), 26);
        assert_eq!(staff.iter().map(|s| s.name).collect::<HashSet<_>>().len(), 26);
    }
}
