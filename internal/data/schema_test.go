package data

import (
	"encoding/csv"
	"fmt"
	"os"
	"path"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"phoihop/internal/report"
)

const everyKey = "../build/testdata/every-key.txtar"

// sites are what the files are judged on: every key, hostile words at the place of every text, real reports.
func sites(t *testing.T) map[string]*content {
	all := map[string]*content{
		"every key":    read(t, fsOf(archive(t, everyKey)), ""),
		"with address": read(t, fsOf(archive(t, everyKey)), "https://example.org/"),
		"real":         read(t, os.DirFS("../../content"), ""),
		"small":        read(t, fsOf(archive(t, smallSite)), ""),
	}
	for i, words := range texts {
		all[fmt.Sprintf("hostile %d", i)] = hostile(t, words)
	}
	return all
}

// sample is a text of the site of every key.
var sample = regexp.MustCompile(`^[(<][a-z_]+(\.[a-z_]+)?[)>]$`)

// hostile is the site of every key with words at the place of every text.
func hostile(t *testing.T, words string) *content {
	replaced := 0
	c := readEdited(t, fsOf(archive(t, everyKey)), "", func(r *report.Report) {
		eachString(reflect.ValueOf(r).Elem(), func(s reflect.Value) {
			if sample.MatchString(s.String()) {
				s.SetString(words)
				replaced++
			}
		})
	})
	if replaced < 90 {
		t.Fatalf("only %d texts were replaced", replaced)
	}
	return c
}

func eachString(v reflect.Value, do func(reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		do(v)
	case reflect.Struct:
		for i := range v.NumField() {
			eachString(v.Field(i), do)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachString(v.Index(i), do)
		}
	}
}

// schemaOf is the path of the schema that a JSON file follows.
func schemaOf(file string) string {
	dir, name := path.Split(file)
	if dir != "data/" {
		return schemaPath(districtYearName)
	}
	table, _, _ := strings.Cut(strings.TrimSuffix(name, ".json"), "-")
	return schemaPath(table)
}

// A judge from elsewhere reads every JSON file by its schema, and the schemas by the standard's own.
func TestFilesFollowTheirSchemas(t *testing.T) {
	for name, c := range sites(t) {
		files := c.files(t)
		judge := jsonschema.NewCompiler()
		judge.DefaultDraft(jsonschema.Draft2020)
		judge.AssertFormat()
		for file, data := range files {
			if path.Dir(file) == "data/schema" {
				schema := decoded(t, file, data)
				if err := judge.AddResource("https://judge.example/"+file, schema); err != nil {
					t.Errorf("%s: %s: %v", name, file, err)
				}
			}
		}
		judged := 0
		for file, data := range files {
			if path.Ext(file) != ".json" || path.Dir(file) == "data/schema" {
				continue
			}
			schema, err := judge.Compile("https://judge.example/" + schemaOf(file))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if err := schema.Validate(decoded(t, file, data)); err != nil {
				t.Errorf("%s: %s does not follow its schema: %v", name, file, err)
			}
			judged++
		}
		if judged < 7 {
			t.Errorf("%s: only %d files were judged", name, judged)
		}
	}
}

func decoded(t *testing.T, file, data string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return value
}

// Whoever reads a table as CSV finds what others find in its JSON.
func TestCSVSaysWhatJSONSays(t *testing.T) {
	for name, c := range sites(t) {
		files := c.files(t)
		for _, table := range []*table{reports, tasks, results, attendees, threads, districts} {
			data, hasMark := strings.CutPrefix(files["data/"+table.name+".csv"], byteOrderMark)
			if !hasMark || strings.Count(data, "\r\n") < 2 {
				t.Errorf("%s: %s.csv lacks its mark or its line ends", name, table.name)
			}
			records, err := csv.NewReader(strings.NewReader(data)).ReadAll()
			if err != nil {
				t.Fatalf("%s: %s: %v", name, table.name, err)
			}
			rows := rowsOf(t, files["data/"+table.name+".json"])
			if len(records) != len(rows)+1 {
				t.Fatalf("%s: %s has %d rows in CSV, %d in JSON", name, table.name, len(records)-1, len(rows))
			}
			for i, row := range rows {
				for j, column := range records[0] {
					want := strings.ReplaceAll(cellOf(table, row, column), "\r\n", "\n") // so encoding/csv reads it
					if got := records[i+1][j]; got != want && got != "'"+want {
						t.Errorf("%s: %s, row %d, %s is %q in CSV, %q in JSON", name, table.name, i, column, got, want)
					}
				}
			}
		}
	}
}

// cellOf gives what the CSV column should say of a row.
func cellOf(t *table, row map[string]any, column string) string {
	value := row[column]
	for _, f := range t.fields {
		if base, lang := column[:max(0, len(column)-3)], column[max(0, len(column)-2):]; f.kind.inTwo() && f.name == base {
			if told, ok := row[f.name].(map[string]any); ok {
				value = told[lang]
			}
		}
	}
	switch v := value.(type) {
	case nil:
		return ""
	case []any:
		var parts []string
		for _, item := range v {
			s, _ := item.(string)
			parts = append(parts, s)
		}
		return strings.Join(parts, "; ")
	}
	return fmt.Sprint(value)
}
