package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"phoihop/internal/problem"
	"phoihop/internal/snapshot"
)

// tellVerified tells what a pack or folder is, what was checked of it, a line each, and what is different.
func (c *command) tellVerified(name string, v *snapshot.Verification) {
	if c.common.json {
		c.jsonVerified(name, v)
		return
	}
	for _, row := range c.identity(v) {
		if row[1] != "" {
			fmt.Fprintf(c.stdout, "%-9s  %s\n", row[0], row[1])
		}
	}
	for _, check := range v.Checks {
		fmt.Fprintf(c.stdout, "%-9s  %s\n", c.outcome(check.Outcome), shown(check.Says.In(c.lang)))
	}
	c.format = formatText // a terminal shows no lines of what is no text
	shown := v.Problems[:min(len(v.Problems), mostTold)]
	c.tell(shown)
	if more := len(v.Problems) - len(shown); more > 0 {
		c.note("%s", c.say(fmt.Sprintf("… và %d điểm khác nữa (xem tất cả: --json)", more), fmt.Sprintf("… and %d more differences (all of them: --json)", more)))
	}
}

// mostTold is how many differences are told in words: a pack of which all is wrong would fill the screen with them.
const mostTold = 20

// outcome is the word for how a check ended.
func (c *command) outcome(o snapshot.Outcome) string {
	switch o {
	case snapshot.Passed:
		return c.say("đạt", "passed")
	case snapshot.Failed:
		return c.say("KHÁC", "FAILED")
	case snapshot.Noted:
		return c.say("lưu ý", "note")
	}
	return c.say("không xét", "skipped")
}

// identity is what a pack or folder is, as it says itself: labels and values, which are "" where it does not say.
func (c *command) identity(v *snapshot.Verification) [][2]string {
	i := v.Identity
	return [][2]string{
		{c.say("dạng", "pack"), c.formatName(v)},
		{c.say("cổng", "site"), c.either(i.Title)},
		{c.say("cơ quan", "publisher"), c.either(i.Publisher)},
		{c.say("địa chỉ", "address"), i.Address},
		{c.say("ngày", "date"), c.dates(i)},
		{c.say("gồm", "holds"), c.extent(i)},
		{c.say("một phần", "part"), c.either(i.Part)},
		{c.say("nguồn", "sources"), c.sources(v)},
		{c.say("tạo bởi", "made by"), i.Software},
	}
}

// either is a text in the language of messages, else in the other.
func (c *command) either(w problem.Words) string {
	if text := w.In(c.lang); text != "" {
		return text
	}
	return w.Vi + w.En
}

func (c *command) formatName(v *snapshot.Verification) string {
	name, known := map[snapshot.Format]string{
		snapshot.Zip:  c.say("túi BagIt trong tệp zip", "BagIt bag in a zip"),
		snapshot.Zim:  c.say("tệp ZIM, mở bằng Kiwix", "ZIM file, for Kiwix"),
		snapshot.Wacz: c.say("bản lưu trữ web WACZ", "WACZ web archive"),
		snapshot.Bag:  c.say("túi BagIt đã giải nén", "unzipped BagIt bag"),
	}[v.Format]
	switch {
	case !known && len(v.Checks) == 0:
		return ""
	case !known:
		return c.say("không phải bản đóng gói: thư mục đã công bố", "none: a published folder")
	}
	if v.Identity.Bytes > 0 {
		name += ", " + c.count(int(v.Identity.Bytes), "byte", "byte", "bytes")
	}
	if v.Identity.Name != "" {
		name += ": " + v.Identity.Name
	}
	return name
}

func (c *command) dates(i snapshot.Identity) string {
	switch {
	case i.AsOf == "" || i.AsOf == i.Date:
		return i.Date
	case i.Date == "":
		return c.say("nội dung đến ngày ", "as of ") + i.AsOf
	}
	return i.Date + c.say("; nội dung đến ngày ", "; as of ") + i.AsOf
}

// mostNames is how many districts are named in words.
const mostNames = 6

// extent says how much of which districts and years there is, in which languages.
func (c *command) extent(i snapshot.Identity) string {
	if len(i.Districts) == 0 && len(i.Languages) == 0 {
		return ""
	}
	of := []string{c.count(i.Reports, "báo cáo", "report", "reports")}
	if i.Part == (problem.Words{}) && len(i.Languages) > 0 {
		of[0] = c.say("toàn bộ cổng: ", "the whole site: ") + of[0]
	}
	if n := len(i.Years); n > 0 {
		years := strconv.Itoa(i.Years[0])
		if n > 1 {
			years += "–" + strconv.Itoa(i.Years[n-1])
		}
		of = append(of, years)
	}
	var languages, names []string
	for _, l := range i.Languages {
		languages = append(languages, map[string]string{"vi": c.say("tiếng Việt", "Vietnamese"), "en": c.say("tiếng Anh", "English")}[l])
	}
	if len(languages) > 0 {
		of = append(of, strings.Join(languages, c.say(" và ", " and ")))
	}
	for _, d := range i.Districts[:min(len(i.Districts), mostNames)] {
		names = append(names, c.either(d.Name))
	}
	if more := len(i.Districts) - len(names); more > 0 {
		names = append(names, c.say(fmt.Sprintf("và %d nơi nữa", more), fmt.Sprintf("and %d more", more)))
	}
	return strings.Join(append(of, names...), "; ")
}

func (c *command) sources(v *snapshot.Verification) string {
	switch {
	case v.Format == "" || len(v.Identity.Languages) == 0, v.Identity.Sources == 0 && !v.Whole(): // what is damaged may have had some
		return ""
	case v.Identity.Sources == 0:
		return c.say("không kèm theo", "not packed with it")
	}
	return c.say("kèm theo, ", "packed with it, ") + c.count(v.Identity.Sources, "tệp", "file", "files")
}

// jsonIdentity is what a pack or folder is, as other tools read it.
type jsonIdentity struct {
	File      string          `json:"file"`
	Format    snapshot.Format `json:"format"` // "" of a folder
	Name      string          `json:"name"`
	Bytes     int64           `json:"bytes"`
	Title     jsonWords       `json:"title"`
	Publisher jsonWords       `json:"publisher"`
	Address   string          `json:"address"`
	Date      string          `json:"date"`
	AsOf      string          `json:"as_of"`
	Reports   int             `json:"reports"`
	Languages []string        `json:"languages"`
	Districts []jsonPlace     `json:"districts"`
	Years     []int           `json:"years"`
	Part      jsonWords       `json:"part"`
	Sources   int             `json:"sources"`
	Software  string          `json:"software"`
}

type jsonWords struct {
	Vi string `json:"vi,omitempty"`
	En string `json:"en,omitempty"`
}

type jsonPlace struct {
	ID   string    `json:"id"`
	Name jsonWords `json:"name"`
}

// jsonCheck is a check as other tools read it.
type jsonCheck struct {
	Check       string           `json:"check"`
	Outcome     snapshot.Outcome `json:"outcome"`
	Count       int              `json:"count"`
	Differences int              `json:"differences"`
	Message     string           `json:"message"`
	File        string           `json:"file"`
}

// jsonResult is the last line of each pack or folder.
type jsonResult struct {
	File        string `json:"file"`
	Result      string `json:"result"` // whole, different, unread
	Differences int    `json:"differences"`
}

func (c *command) jsonVerified(name string, v *snapshot.Verification) {
	encoder := json.NewEncoder(c.stdout)
	encoder.SetEscapeHTML(false)
	i := v.Identity
	told := jsonIdentity{name, v.Format, i.Name, i.Bytes, jsonWords(i.Title), jsonWords(i.Publisher), i.Address, i.Date, i.AsOf, i.Reports,
		append([]string{}, i.Languages...), []jsonPlace{}, append([]int{}, i.Years...), jsonWords(i.Part), i.Sources, i.Software}
	for _, d := range i.Districts {
		told.Districts = append(told.Districts, jsonPlace{d.ID, jsonWords(d.Name)})
	}
	encoder.Encode(told)
	for _, check := range v.Checks {
		encoder.Encode(jsonCheck{check.Name, check.Outcome, check.Count, check.Differences, check.Says.In(c.lang), name})
	}
	c.tell(v.Problems)
	result := "different"
	switch {
	case v.Whole():
		result = "whole"
	case v.Unread():
		result = "unread"
	}
	encoder.Encode(jsonResult{name, result, len(v.Problems)})
}
