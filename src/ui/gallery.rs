//! Every component in every state on one page, in both languages: to look at, and to draw in tests.
//! The words here are samples of the department's records; they belong to no view.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};
use jiff::civil::{Date, date};

use super::chart::{self, Bar, Line};
use super::check::{self, Check, OptionTile};
use super::clause::{self, ClauseBox, Standing};
use super::dialog::{Confirm, confirm};
use super::menu::Item;
use super::paint::Look;
use super::property::Reveal;
use super::step_line::{Step, StepState};
use super::table::{Column, Table, TableState};
use super::timeline::Entry;
use super::tokens::{Family, Shift, line, tokens};
use super::tooltip::Refused;
use super::{Badge, Button, EmptyPage, Field, IconButton, NavItem, SearchField};
use super::{badge, banner, chip, field, icons, progress, property, step_line, tabs, text, timeline, toast, tooltip};
use crate::i18n::Lang;

/// What a visitor typed and chose.
#[derive(Debug, Clone)]
pub struct Gallery {
    name: String,
    contact: String,
    phone: String,
    grade: Option<usize>,
    first_contact: Option<Date>,
    password: String,
    opinion: String,
    search: String,
    segment: usize,
    tab: usize,
    checked: bool,
    on: bool,
    tile: usize,
    table: TableState,
    long: TableState,
    page: usize,
    asking: bool,
}

impl Default for Gallery {
    fn default() -> Self {
        let mut table = TableState::default();
        table.go_to(2);
        Gallery {
            name: "上海澜序货运".into(),
            contact: "赵海燕".into(),
            phone: "1868830917".into(),
            grade: Some(1),
            first_contact: Some(date(2026, 3, 13)),
            password: "lanxu2026".into(),
            opinion: String::new(),
            search: "海".into(),
            segment: 0,
            tab: 0,
            checked: true,
            on: true,
            tile: 0,
            table,
            long: TableState::default(),
            page: 0,
            asking: false,
        }
    }
}

/// A pair of words, Chinese and English.
fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

impl Gallery {
    /// Draws the page into all the room.
    pub fn show(&mut self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        let t = tokens(ui);
        let page = ui.available_rect_before_wrap();
        ui.painter().rect_filled(page, 0, t.surface);
        let head = Rect::from_min_max(page.min, pos2(page.right(), page.top() + 52.0));
        inside(ui, head.shrink2(vec2(20.0, 0.0)), Layout::left_to_right(Align::Center), |ui| {
            text::title(ui, w("组件与状态", "Components"));
            text::caption(ui, w("Noto Sans SC 常规与中粗两种字重，数字等宽", "Noto Sans SC in two weights, digits of equal width"));
            ui.add_space(20.0);
            for (at, name) in [w("一", "One"), w("二", "Two"), w("三", "Three")].iter().enumerate() {
                if chip::view_pill(ui, name, None, self.page == at).clicked() {
                    self.page = at;
                }
            }
        });
        ui.painter().hline(page.x_range(), head.bottom(), line(ui.ctx(), t.line));
        let body = Rect::from_min_max(pos2(page.left(), head.bottom() + 1.0), page.max);
        match self.page {
            0 => self.first(ui, lang, body),
            1 => self.second(ui, lang, body),
            _ => self.third(ui, lang, body),
        }
    }

    /// Shows this page (0–2) of the gallery.
    pub fn turn_to(&mut self, page: usize) {
        self.page = page;
    }

    fn first(&mut self, ui: &mut Ui, lang: Lang, body: Rect) {
        let t = tokens(ui);
        let columns = [(0.0, 738.0), (738.0, 1110.0), (1110.0, 1366.0)];
        for (at, (from, to)) in columns.into_iter().enumerate() {
            let column = Rect::from_min_max(pos2(body.left() + from, body.top()), pos2(body.left() + to, body.bottom()));
            if at > 0 {
                ui.painter().vline(column.left(), body.y_range(), line(ui.ctx(), t.line));
            }
            inside(ui, column.shrink2(vec2(20.0, 18.0)), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                match at {
                    0 => self.controls(ui, lang),
                    1 => self.lists(ui, lang),
                    _ => self.frame(ui, lang),
                }
            });
        }
    }

    // ---- buttons, badges, forms ----

    fn controls(&mut self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        text::group(ui, w("按钮", "Buttons"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            let save = w("保存", "Save");
            Button::primary(save).show(ui);
            Button::primary(save).forced(Look::Hovered).show(ui);
            Button::primary(save).forced(Look::Pressed).show(ui);
            Button::primary(save).forced(Look::Focused).show(ui);
            Button::primary(save).refused(w("客户名称未填", "The customer has no name")).show(ui);
            Button::primary(save).busy(w("保存中", "Saving"), true).show(ui);
            Button::primary(w("导入", "Import")).key("Ctrl Enter").show(ui);
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let export = w("导出", "Export");
            Button::secondary(export).show(ui);
            Button::secondary(export).forced(Look::Hovered).show(ui);
            Button::secondary(export).forced(Look::Pressed).show(ui);
            Button::secondary(export).forced(Look::Focused).show(ui);
            let why = Refused {
                reason: w("导出需要客服主管以上权限", "Exporting needs the post of supervisor"), quote: "", id: "FILE-23"
            };
            Button::secondary(export).refused(why).show(ui);
            Button::quiet(w("清除筛选", "Clear")).show(ui);
            Button::danger(w("删除…", "Delete…")).show(ui);
            Button::danger_confirm(w("确认作废", "Void it")).show(ui);
            Button::link(w("模板", "Form")).show(ui);
        });
        ui.add_space(4.0);
        text::group(ui, w("徽标、筛选、选择", "Badges, filters, choices"));
        self.badges(ui, lang);
        ui.horizontal(|ui| {
            chip::filter(ui, lang, w("等级", "Grade"), w("A、B", "A, B"));
            chip::search(ui, lang, w("包含“海”", "Contains “海”"));
            chip::add(ui, w("筛选", "Filter"));
            chip::segmented(ui, w("范围", "Range"), &[w("月", "Month"), w("周", "Week"), w("日", "Day")], &mut self.segment);
            field::drop_chip(ui, w("工作表", "Sheet"), w("在册客户", "Customers"));
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            check::checkbox_of(ui, Check::Off, w("未选", "Off"));
            check::checkbox(ui, &mut self.checked, w("选中", "On"));
            check::checkbox_of(ui, Check::Partial, w("部分", "Partial"));
            check::radio(ui, false, w("未选", "Not this"));
            check::radio(ui, true, w("选中", "This"));
            check::switch(ui, &mut false, w("关", "Off"));
            check::switch(ui, &mut self.on, w("开", "On"));
        });
        ui.add_space(4.0);
        self.form(ui, lang);
        ui.add_space(4.0);
        self.sizes(ui, lang);
    }

    fn badges(&self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        ui.horizontal(|ui| {
            badge::badge(ui, w("草稿", "Draft"), Family::Neutral);
            badge::badge(ui, w("待班长", "Leader"), Family::Info);
            badge::badge(ui, w("已批准", "Approved"), Family::Success);
            badge::badge(ui, w("待证明", "Proof"), Family::Warning);
            badge::badge(ui, w("旷工", "Absent"), Family::Danger);
            badge::badge(ui, w("A 重点", "A key"), Family::Accent);
            Badge::outline(w("已关闭", "Closed")).show(ui);
            Badge::new(w("超时 1 分", "1 min late"), Family::Danger).icon(icons::CLOCK).show(ui);
            for letter in ["A", "B", "C"] {
                badge::grade(ui, letter);
            }
            Badge::shift(w("早班", "Early"), Shift::Early).show(ui);
        });
    }

    fn form(&mut self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        text::group(ui, w("表单", "Form"));
        let (name, contact, phone) = (&mut self.name, &mut self.contact, &mut self.phone);
        field::row(ui, &[1.0, 1.0, 1.0], |ui, at| match at {
            0 => drop(Field::new(w("客户名称", "Customer")).required().text(ui, name)),
            1 => drop(Field::new(w("联系人", "Contact")).text(ui, contact)),
            _ => drop(Field::new(w("手机", "Mobile")).error(Some(w("应为 11 位", "Should have 11 digits"))).text(ui, phone)),
        });
        let (grade, day) = (&mut self.grade, &mut self.first_contact);
        field::row(ui, &[1.0, 1.0, 1.0], |ui, at| match at {
            0 => drop(Field::new(w("等级", "Grade")).select(ui, grade, &["A", "B", "C", "D"])),
            1 => drop(Field::new(w("首次联系", "First contact")).date(ui, lang, day, date(2026, 3, 11))),
            _ => drop(
                Field::new(w("负责人", "Owner"))
                    .hint(w("由客服主管分配", "Assigned by the supervisor"))
                    .disabled(true)
                    .value(ui, w("王芳", "Wang Fang")),
            ),
        });
    }

    fn sizes(&self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        text::group(ui, w("字号", "Sizes"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 18.0;
            text::welcome(ui, w("客服 24", "Service 24"));
            text::title(ui, w("页标题 18", "Title 18"));
            text::heading(ui, w("小标题 15", "Heading 15"));
            text::body(ui, w("正文 14", "Body 14"));
            text::small(ui, w("表格 13", "Table 13"));
            text::caption(ui, w("说明 12", "Caption 12"));
            badge::key_cap(ui, w("键帽 11", "Key 11"));
        });
    }

    // ---- lists ----

    fn lists(&mut self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        text::group(ui, w("表格", "Table"));
        let columns = [
            Column::new("name", w("客户名称", "Customer"), 110.0).sortable().fills(),
            Column::new("owner", w("负责人", "Owner"), 70.0),
            Column::new("sum", w("近 12 个月", "12 months"), 110.0).right().sortable(),
        ];
        let rows =
            [("宁波舟海机电", "王芳", "312,400.00"), ("厦门海沧光学", "张敏", "96,180.50"), ("上海澜序货运", "王芳", "1,286,400.00")];
        ui.allocate_ui(vec2(ui.available_width(), 138.0), |ui| {
            Table::new("gallery", lang, &columns, rows.len()).name(w("样例客户", "Sample customers")).show(
                ui,
                &mut self.table,
                |ui, cell| {
                    let Some((name, owner, sum)) = rows.get(cell.row) else { return };
                    match cell.column {
                        "name" => cell.marked(ui, name, std::slice::from_ref(&(3..4))),
                        "owner" => cell.weak(ui, owner),
                        _ => cell.text(ui, sum),
                    }
                },
            );
        });
        text::group(ui, w("条款行", "Clauses"));
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            clause::clause_line(ui, Standing::Kept, w("本人办理", "Asked in person"), "LEAVE-08", "");
            text::divider(ui);
            clause::clause_line(ui, Standing::Warned, w("只剩最低人数", "Only the minimum is left"), w("排班设置", "Roster"), "");
            text::divider(ui);
            let detail = w("最迟 03-10 周二 23:59", "By Tue 03-10 23:59 at the latest");
            clause::clause_line(ui, Standing::Refused, w("须提前一天提出", "One day ahead"), "LEAVE-02", detail);
        });
        text::group(ui, w("班次", "Shifts"));
        ui.horizontal(|ui| {
            for (at, letter) in [w("早", "E"), w("中", "M"), w("夜", "N"), w("日", "D")].iter().enumerate() {
                badge::shift_chip(ui, letter, Shift::nth(at));
            }
        });
        text::group(ui, w("标签页", "Tabs"));
        tabs::tabs(
            ui,
            w("样例", "Sample"),
            &[(w("资料", "Record"), ""), (w("联系人", "Contacts"), "3"), (w("时间线", "Timeline"), "28")],
            &mut self.tab,
        );
        text::group(ui, w("步骤", "Steps"));
        let step = |label, state| Step { label, time: "", state };
        let steps = [
            step(w("登记", "Filed"), StepState::Done),
            step(w("待判断", "Judged"), StepState::Done),
            step(w("调查中", "Looked into"), StepState::Current),
            step(w("归档", "Closed"), StepState::Later),
        ];
        step_line::step_line(ui, w("进度", "Progress"), &steps);
    }

    // ---- navigation, progress, floating things ----

    fn frame(&mut self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        let t = tokens(ui);
        text::group(ui, w("导航", "Navigation"));
        egui::Frame::NONE.fill(t.canvas).corner_radius(8).inner_margin(8).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            NavItem::area(icons::TRAY, w("默认", "At rest")).count(9).show(ui);
            NavItem::area(icons::TRAY, w("悬停", "Hovered")).count(9).forced(Look::Hovered).show(ui);
            NavItem::area(icons::TRAY, w("当前", "Current")).count(9).current(true).show(ui);
            NavItem::area(icons::TRAY, w("焦点", "Focused")).count(2).late(true).forced(Look::Focused).show(ui);
            NavItem::page(w("客户名单", "Customers")).count(12_486).show(ui);
        });
        text::group(ui, w("进度、图表色", "Progress, chart colours"));
        progress::bar(ui, w("读取", "Reading"), 0.62);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            check::quota_lights(ui, w("达标", "Met"), 5, Family::Success);
            check::quota_lights(ui, w("已达下限", "At the limit"), 2, Family::Warning);
            check::quota_lights(ui, w("未达标", "Not met"), 0, Family::Danger);
        });
        progress::working(ui, w("正在读取 1,286 / 1,938", "Reading 1,286 / 1,938"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            for at in 0..6 {
                let (rect, _) = ui.allocate_exact_size(vec2(33.0, 24.0), egui::Sense::hover());
                ui.painter().rect_filled(rect, 4, t.chart(at));
            }
        });
        text::group(ui, w("提示", "Tooltip"));
        tooltip::frame(ui, |ui| {
            tooltip::line(ui, w("导出需要客服主管以上权限", "Exporting needs the post of supervisor"), true);
            tooltip::second(ui, "FILE-23");
        });
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            for key in ["Ctrl K", "F1", "Esc"] {
                badge::key_cap(ui, key);
            }
            badge::avatar(ui, "王芳", 0, 26.0);
            badge::avatar(ui, "刘洋", 1, 26.0);
            badge::avatar(ui, "何平", 2, 20.0);
        });
        text::group(ui, w("菜单", "Menu"));
        super::theme::popup_frame(ui.ctx(), t).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            Item::new(w("编辑", "Edit")).icon(icons::PENCIL_SIMPLE).key("E").forced(Look::Hovered).show(ui);
            Item::new(w("改派…", "Reassign…")).icon(icons::SWAP).key("A").show(ui);
            Item::new(w("删除", "Delete")).icon(icons::TRASH).refused(w("已归档", "Filed away")).show(ui);
        });
    }

    // ---- second page ----

    fn second(&mut self, ui: &mut Ui, lang: Lang, body: Rect) {
        let w = |zh, en| pick(lang, zh, en);
        let half = (body.width() / 2.0).floor();
        let left = Rect::from_min_size(body.min, vec2(half, body.height())).shrink(20.0);
        let right = Rect::from_min_max(pos2(body.left() + half, body.top()), body.max).shrink(20.0);
        inside(ui, left, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            SearchField::new(w("搜索客户、人员、单号或命令", "Search customers, people, numbers or commands")).key("Ctrl K").show(
                ui,
                lang,
                &mut self.search,
            );
            ui.horizontal(|ui| {
                IconButton::new(icons::BELL, w("通知", "Notices")).count(3).show(ui);
                IconButton::new(icons::COLUMNS, w("列", "Columns")).current(true).show(ui);
                IconButton::new(icons::EXPORT, w("导出名单", "Export list")).refused(w("没有权限", "Not allowed")).show(ui);
                step_line::deadline_chip(ui, Family::Warning, w("还剩 2 小时", "2 h left"), "03-11 23:59");
                chip::view_pill(ui, w("我的客户", "Mine"), Some("214"), false);
                chip::view_pill(ui, w("重点客户", "Key"), Some("87"), true);
            });
            let password = &mut self.password;
            Field::new(w("密码", "Password")).required().width(320.0).large().password(ui, lang, password);
            field::passed_line(ui, w("9 个字符，至少 9 个", "9 characters, at least 9"));
            Field::new(w("意见", "Opinion")).placeholder(w("写明理由", "Say why")).multi_line(ui, &mut self.opinion, 2);
            ui.horizontal(|ui| {
                for (at, name) in [w("用我的", "Mine"), w("用她的", "Hers")].iter().enumerate() {
                    if OptionTile::new(name, self.tile == at).width(200.0).show(ui).clicked() {
                        self.tile = at;
                    }
                }
            });
            let title = w("新建部门", "New department");
            let detail = w("从 Excel 名单开始，或从头录入", "Begin with an Excel list, or from nothing");
            OptionTile::new(title, true).detail(detail).icon(icons::BUILDINGS).width(388.0).show(ui);
            if Button::danger(w("作废…", "Void…")).show(ui).clicked() {
                self.asking = true;
            }
            self.question(ui, lang);
            toast::toast_ui(
                ui,
                lang,
                Family::Success,
                w("首次联系已记录 海口南岭食品有限公司", "First contact noted for Hainan Foods"),
                true,
            );
        });
        inside(ui, right, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            self.record(ui, lang);
        });
    }

    fn question(&mut self, ui: &Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        let question = Confirm {
            id: "gallery",
            title: w("作废工单 GD-20260310-008", "Void ticket GD-20260310-008"),
            explanation: w("作废后只能查看，编号不再使用", "It can then only be read, and its number is not used again"),
            confirm: w("确认作废", "Void it"),
            cancel: w("保留", "Keep"),
            irreversible: true,
        };
        if self.asking && confirm(ui.ctx(), question).is_some() {
            self.asking = false;
        }
    }

    fn record(&self, ui: &mut Ui, lang: Lang) {
        let w = |zh, en| pick(lang, zh, en);
        let title = w("今天 23:59 前完成首次联系", "First contact by 23:59 today");
        banner::banner(
            ui,
            Family::Warning,
            icons::CLOCK_COUNTDOWN,
            title,
            w("03-04 分配给王芳，还剩 14 小时 17 分", "Given to Wang Fang on 03-04, 14 h 17 min left"),
            |ui| {
                Button::secondary(w("记录联系", "Note contact")).small().show(ui);
                Button::quiet(w("改派", "Reassign")).small().show(ui);
            },
        );
        property::properties(ui, |ui| {
            property::property(ui, w("信用代码", "Credit code"), "91310115MA1K4TQX2A");
            property::property(ui, w("邮箱", "Mail"), "");
            property::masked(ui, lang, w("手机号码", "Mobile no."), "138****5678", Reveal::Allowed);
        });
        let clause = ClauseBox {
            sentence: w("须提前一天提出", "One day ahead"),
            id: "LEAVE-03",
            quote: w("请假须提前一天提出", "Leave is asked for one day ahead"),
            place: w("考勤制度第 2 条", "Attendance, article 2"),
            facts: &[(w("现在", "Now").to_owned(), "03-11 09:42".to_owned())],
            steps: &[w("最迟 03-10 周二 23:59 提出，晚 9 小时 43 分", "By Tue 03-10 23:59 at the latest, 9 h 43 min late").to_owned()],
        };
        clause::clause_box(ui, Standing::Refused, clause, |ui| {
            Button::secondary(w("改为 03-13", "Take 03-13")).small().show(ui);
            Button::secondary(w("改为换班", "Swap instead")).small().show(ui);
        });
        timeline::timeline(ui, |ui| {
            timeline::day_head(ui, w("03-11 周三", "Wed 03-11"));
            let first = Entry {
                icon: icons::MEGAPHONE,
                family: Family::Warning,
                text: w("客户第 2 次催单", "Customer pressed again"),
                detail: w("安装师傅未到场", "The fitter did not come"),
                time: "09:12",
                last: false,
            };
            timeline::entry(ui, &first);
            let second = Entry {
                icon: icons::CHECK,
                family: Family::Success,
                text: w("何平批准", "He Ping approved"),
                detail: "",
                time: "08:40",
                last: true,
            };
            timeline::entry(ui, &second);
        });
        progress::progress(ui, w("1,286 / 1,938 行", "1,286 / 1,938 rows"), w("约剩 4 秒", "about 4 s left"), 0.66);
        progress::parts(
            ui,
            w("导入结果", "Import result"),
            &[(Family::Success, 1842), (Family::Info, 96), (Family::Neutral, 62), (Family::Danger, 14)],
        );
    }

    // ---- third page ----

    fn third(&mut self, ui: &mut Ui, lang: Lang, body: Rect) {
        let w = |zh, en| pick(lang, zh, en);
        let half = (body.width() / 2.0).floor();
        let left = Rect::from_min_size(body.min, vec2(half, body.height()));
        let right = Rect::from_min_max(pos2(body.left() + half, body.top()), body.max);
        let (left, below) = left.split_top_bottom_at_fraction(0.55);
        inside(ui, below.shrink(20.0), Layout::top_down(Align::Min), |ui| charts(ui, lang));
        inside(ui, left, Layout::top_down(Align::Min), |ui| {
            let columns = [
                Column::new("name", w("客户名称", "Customer"), 160.0).sortable().fills(),
                Column::new("grade", w("等级", "Grade"), 60.0).sortable(),
                Column::new("due", w("首次联系期限", "First contact"), 120.0).sortable(),
                Column::new("phone", w("手机", "Mobile"), 120.0),
                Column::new("sum", w("金额", "Sum"), 100.0).right(),
            ];
            Table::new("long", lang, &columns, 1_200_000).checks().name(w("很长的表", "A long table")).show(
                ui,
                &mut self.long,
                |ui, cell| {
                    sample_cell(ui, lang, cell);
                },
            );
        });
        let upper = right.split_top_bottom_at_fraction(0.5);
        inside(ui, upper.0, Layout::top_down(Align::Min), |ui| {
            EmptyPage::new(
                icons::ADDRESS_BOOK,
                w("还没有客户", "No customers yet"),
                w("把正在用的 Excel 名单导入，或拖到窗口里", "Import the Excel list you use, or drag it here"),
            )
            .primary(icons::DOWNLOAD_SIMPLE, w("导入名单…", "Import list…"))
            .secondary(w("新建客户", "New customer"))
            .link(w("下载模板", "Template"))
            .show(ui, lang);
        });
        inside(ui, upper.1, Layout::top_down(Align::Min), |ui| {
            let sentence = w("数据文件正被另一个程序占用，没有丢失任何数据", "Another program holds the file, nothing was lost");
            EmptyPage::error(icons::PLUGS, w("读不到客户名单", "The list cannot be read"), sentence, "STORE-BUSY")
                .primary(icons::ARROW_CLOCKWISE, w("重试", "Try again"))
                .secondary(w("打开所在文件夹", "Open the folder"))
                .show(ui, lang);
        });
    }
}

/// Bars with the period before as a tick, lines over months, and columns with the line of their sums.
fn charts(ui: &mut Ui, lang: Lang) {
    let w = |zh, en| pick(lang, zh, en);
    let bar = |name: &str, tenths: i16, before: i16, change: &str| Bar {
        name: name.to_owned(),
        figure: format!("{}.{}%", tenths / 10, tenths % 10),
        change: change.to_owned(),
        share: f32::from(tenths) / 600.0,
        before: Some(f32::from(before) / 600.0),
        tip: String::new(),
    };
    let bars = [bar("A", 600, 540, "+12.3%"), bar("B", 300, 350, "−3.4%"), bar("C", 100, 110, "")];
    chart::bars(ui, w("构成", "Composition"), &bars);
    ui.add_space(12.0);
    let line = |name: &str, values: [i64; 4]| Line { name: name.to_owned(), values: values.map(Some).to_vec() };
    let lines = [line(w("打开", "Opened"), [12, 31, 24, 37]), line(w("更新", "Updated"), [4, 9, 12, 8])];
    let half = ui.available_width() / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.allocate_ui_with_layout(vec2(half, 130.0), Layout::top_down(Align::Min), |ui| {
            chart::lines(ui, w("近 4 个月", "Last 4 months"), &["25-12", "26-01", "26-02", "26-03"].map(str::to_owned), &lines, 130.0);
        });
        ui.allocate_ui_with_layout(vec2(half, 130.0), Layout::top_down(Align::Min), |ui| {
            let step = |name: &str, value, so_far| chart::Step { name: name.to_owned(), value, so_far, tip: String::new() };
            let steps = [step(w("快递", "Delivery"), 9, 9), step(w("售后", "After-sales"), 5, 14), step(w("价格", "Price"), 2, 16)];
            chart::pareto(ui, w("原因", "Causes"), &steps, 130.0);
        });
    });
}

fn sample_cell(ui: &mut Ui, lang: Lang, cell: &super::table::Cell<'_>) {
    let w = |zh, en| pick(lang, zh, en);
    match (cell.column, cell.row % 7) {
        ("name", n) => cell.marked(
            ui,
            if n == 3 { "威海渔汐水产有限公司烟台海盛果蔬合作社分公司" } else { "上海澜序货运有限公司" },
            std::slice::from_ref(&(1..2)),
        ),
        ("grade", n) => drop(badge::grade(ui, ["A", "B", "C"].get(n % 3).copied().unwrap_or("C"))),
        ("due", 0) => cell.deadline(ui, Family::Danger, w("逾期 1 天", "1 day late")),
        ("due", 1) => cell.deadline(ui, Family::Warning, w("今天 23:59", "today 23:59")),
        ("due", 2 | 3) => cell.deadline(ui, Family::Neutral, w("03-13 周五", "Fri 03-13")),
        ("due", _) => cell.done(ui, w("已联系", "done")),
        ("phone", 4) => {
            cell.tinted(ui, Family::Danger, "1868830917", w("C5 手机只有 10 位，应为 11 位", "C5 has 10 digits, should have 11"))
        }
        ("phone", _) => cell.weak(ui, "138****5678"),
        _ => cell.text(ui, &crate::i18n::group(i64::try_from(cell.row).unwrap_or(0))),
    }
}

fn inside(ui: &mut Ui, rect: Rect, layout: Layout, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), |ui| {
        ui.shrink_clip_rect(rect.expand(4.0));
        add(ui);
    });
}
