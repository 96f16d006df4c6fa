package render

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"

	"phoihop/internal/page"
	"phoihop/internal/viet"
)

// value is a compiled expression of a known type.
type value struct {
	typ  reflect.Type
	eval func(s *state) reflect.Value
}

// constant is a value that is the same on every page.
func constant(v any) value {
	fixed := reflect.ValueOf(v)
	return value{fixed.Type(), func(*state) reflect.Value { return fixed }}
}

// pipe compiles a pipeline of one command; longer ones end in escapers and are actions.
func (b *body) pipe(p *parse.PipeNode, dot reflect.Type) (value, error) {
	if len(p.Decl) > 0 || len(p.Cmds) != 1 {
		return value{}, uncompiled("pipeline %s", p)
	}
	return b.command(p.Cmds[0], dot)
}

func (b *body) command(cmd *parse.CommandNode, dot reflect.Type) (value, error) {
	if call, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return b.function(call.Ident, cmd.Args[1:], dot)
	}
	if len(cmd.Args) > 1 {
		return value{}, uncompiled("arguments of %s", cmd)
	}
	return b.operand(cmd.Args[0], dot)
}

func (b *body) operand(node parse.Node, dot reflect.Type) (value, error) {
	switch n := node.(type) {
	case *parse.DotNode:
		return value{dot, func(s *state) reflect.Value { return s.dot }}, nil
	case *parse.FieldNode:
		return fields(value{dot, func(s *state) reflect.Value { return s.dot }}, n.Ident)
	case *parse.VariableNode:
		for i := len(b.scope) - 1; i >= 0; i-- {
			if b.scope[i].name == n.Ident[0] {
				return fields(value{b.scope[i].typ, func(s *state) reflect.Value { return s.vars[i] }}, n.Ident[1:])
			}
		}
	case *parse.PipeNode:
		return b.pipe(n, dot)
	case *parse.StringNode:
		return constant(n.Text), nil
	case *parse.BoolNode:
		return constant(n.True), nil
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64)), nil
		}
	}
	return value{}, uncompiled("operand %s", node)
}

// fields follows a chain of fields; a nil pointer on the way ends the page as it would in a template.
func fields(v value, names []string) (value, error) {
	for _, name := range names {
		next, err := field(v, name)
		if err != nil {
			return value{}, err
		}
		v = next
	}
	return v, nil
}

func field(v value, name string) (value, error) {
	holder, pointer := v.typ, v.typ.Kind() == reflect.Pointer
	if pointer {
		holder = holder.Elem()
	}
	if holder.Kind() != reflect.Struct {
		return value{}, uncompiled("field %s of %s", name, holder)
	}
	f, ok := holder.FieldByName(name)
	if _, method := reflect.PointerTo(holder).MethodByName(name); !ok || method || !f.IsExported() {
		return value{}, uncompiled("%s of %s", name, holder)
	}
	of, index := v.eval, f.Index
	return value{f.Type, func(s *state) reflect.Value {
		at := of(s)
		if pointer {
			if at.IsNil() {
				s.fail(fmt.Errorf("nil pointer evaluating %s.%s", v.typ, name))
				return reflect.Zero(f.Type)
			}
			at = at.Elem()
		}
		if len(index) == 1 {
			return at.Field(index[0])
		}
		return at.FieldByIndex(index)
	}}, nil
}

func (s *state) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// function compiles a call whose result is a value.
func (b *body) function(name string, nodes []parse.Node, dot reflect.Type) (value, error) {
	args := make([]value, len(nodes))
	for i, node := range nodes {
		arg, err := b.operand(node, dot)
		if err != nil {
			return value{}, err
		}
		args[i] = arg
	}
	switch {
	case name == "len" && len(args) == 1 && (args[0].typ.Kind() == reflect.Slice || args[0].typ.Kind() == reflect.String):
		return value{reflect.TypeFor[int](), func(s *state) reflect.Value { return reflect.ValueOf(args[0].eval(s).Len()) }}, nil
	case (name == "eq" || name == "gt") && len(args) == 2 && args[0].typ.Kind() == args[1].typ.Kind():
		return comparison(name, args[0], args[1])
	case name == "not" && len(args) == 1:
		return negation(args[0])
	case name == "or" && len(args) > 0:
		return firstTrue(args)
	case name == "langname" && len(args) == 1 && args[0].typ == reflect.TypeFor[viet.Lang]():
		return value{reflect.TypeFor[string](), func(s *state) reflect.Value {
			return reflect.ValueOf(languageName(viet.Lang(args[0].eval(s).String())))
		}}, nil
	case name == "t" || name == "n":
		return b.wording(name, args)
	}
	return value{}, uncompiled("function %s", name)
}

func comparison(name string, x, y value) (value, error) {
	compare := func(a, b reflect.Value) bool { return a.Int() == b.Int() }
	switch {
	case name == "eq" && x.typ.Kind() == reflect.String:
		compare = func(a, b reflect.Value) bool { return a.String() == b.String() }
	case x.typ.Kind() != reflect.Int:
		return value{}, uncompiled("%s of %s", name, x.typ)
	case name == "gt":
		compare = func(a, b reflect.Value) bool { return a.Int() > b.Int() }
	}
	return value{reflect.TypeFor[bool](), func(s *state) reflect.Value { return reflect.ValueOf(compare(x.eval(s), y.eval(s))) }}, nil
}

func negation(x value) (value, error) {
	test, err := truth(x.typ)
	return value{reflect.TypeFor[bool](), func(s *state) reflect.Value { return reflect.ValueOf(!test(x.eval(s))) }}, err
}

// firstTrue is "or" where only its truth counts, so that the arguments' types may differ.
func firstTrue(args []value) (value, error) {
	var tests []func(reflect.Value) bool
	for _, a := range args {
		test, err := truth(a.typ)
		if err != nil {
			return value{}, err
		}
		tests = append(tests, test)
	}
	return value{reflect.TypeFor[truthOnly](), func(s *state) reflect.Value {
		for i, a := range args {
			if tests[i](a.eval(s)) {
				return reflect.ValueOf(truthOnly(true))
			}
		}
		return reflect.ValueOf(truthOnly(false))
	}}, nil
}

// truthOnly is the result of "or": printing it is left to html/template.
type truthOnly bool

// wording compiles a word of the interface that has values.
func (b *body) wording(name string, args []value) (value, error) {
	if len(args) < 1 || args[0].typ.Kind() != reflect.String {
		return value{}, uncompiled("%s without key", name)
	}
	words := b.words
	return value{reflect.TypeFor[string](), func(s *state) reflect.Value {
		key := args[0].eval(s).String()
		var text string
		var err error
		if name == "n" && len(args) == 2 && args[1].typ.Kind() == reflect.Int {
			text, err = words.count(key, int(args[1].eval(s).Int()))
		} else {
			var pairs []any
			for _, a := range args[1:] {
				pairs = append(pairs, a.eval(s).Interface())
			}
			text, err = words.say(key, pairs...)
		}
		if err != nil {
			s.fail(err)
		}
		return reflect.ValueOf(text)
	}}, nil
}

// action compiles {{…}}: a value, and the escapers that html/template put behind it.
func (b *body) action(n *parse.ActionNode, dot reflect.Type) (step, error) {
	if len(n.Pipe.Decl) > 0 {
		return nil, uncompiled("assignment %s", n)
	}
	first, escapers, err := parted(n.Pipe)
	if err != nil {
		return nil, err
	}
	if call, ok := first.Args[0].(*parse.IdentifierNode); ok && escapers == "htmlescaper" && len(first.Args) == 2 {
		if write := htmlWriters[call.Ident]; write != nil {
			return b.written(write, first.Args[1], dot)
		}
	}
	v, err := b.command(first, dot)
	if err != nil {
		return nil, err
	}
	return escaped(v, escapers)
}

// parted splits an escaped pipeline into its command and its escapers, "urlfilter urlnormalizer attrescaper".
func parted(p *parse.PipeNode) (first *parse.CommandNode, escapers string, err error) {
	var names []string
	for _, cmd := range p.Cmds[1:] {
		call, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || len(cmd.Args) > 1 || !strings.HasPrefix(call.Ident, "_html_template_") {
			return nil, "", uncompiled("pipeline %s", p)
		}
		names = append(names, strings.TrimPrefix(call.Ident, "_html_template_"))
	}
	return p.Cmds[0], strings.Join(names, " "), nil
}

// htmlWriter writes the result of one of our functions, which is HTML already. write takes a pointer to
// the argument; where that is an interface, what implements it.
type htmlWriter struct {
	arg   reflect.Type
	write func(out *bytes.Buffer, arg reflect.Value) error
}

// writing makes a writer of a function for arguments of type T.
func writing[T any](write func(out *bytes.Buffer, arg T)) *htmlWriter {
	return &htmlWriter{reflect.TypeFor[T](), func(out *bytes.Buffer, arg reflect.Value) error {
		write(out, *arg.Interface().(*T))
		return nil
	}}
}

var htmlWriters = map[string]*htmlWriter{
	"text":    writing(writeText),
	"link":    writing(writeLink),
	"links":   writing(writeLinks),
	"picture": writing(writePicture),
	"time":    writing(writeTime),
	"jsonld": {reflect.TypeFor[page.Page](), func(out *bytes.Buffer, arg reflect.Value) error {
		data, err := jsonLD(arg.Interface().(page.Page))
		out.WriteString(string(data))
		return err
	}},
}

func (b *body) written(w *htmlWriter, node parse.Node, dot reflect.Type) (step, error) {
	arg, err := b.operand(node, dot)
	if err != nil {
		return nil, err
	}
	if w.arg.Kind() == reflect.Interface && arg.typ.Implements(w.arg) {
		return func(s *state) {
			if err := w.write(s.out, arg.eval(s)); err != nil {
				s.fail(err)
			}
		}, nil
	}
	pointer := arg.typ.Kind() == reflect.Pointer && arg.typ.Elem() == w.arg
	if arg.typ != w.arg && !pointer {
		return nil, uncompiled("argument %s", arg.typ)
	}
	return func(s *state) {
		v := arg.eval(s)
		switch {
		case pointer && v.IsNil():
			s.fail(fmt.Errorf("nil pointer in %s", node))
			return
		case pointer:
		case v.CanAddr():
			v = v.Addr()
		default:
			own := reflect.New(arg.typ)
			own.Elem().Set(v)
			v = own
		}
		if err := w.write(s.out, v); err != nil {
			s.fail(err)
		}
	}, nil
}

// escaped writes a value through the escapers of its place.
func escaped(v value, escapers string) (step, error) {
	html := v.typ == reflect.TypeFor[template.HTML]()
	switch {
	case v.typ.Kind() == reflect.String && !html && v.typ.PkgPath() == "html/template":
		return nil, uncompiled("printing %s", v.typ)
	case v.typ.Kind() == reflect.String && escapers == "htmlescaper" && html:
		return func(s *state) { s.out.WriteString(v.eval(s).String()) }, nil
	case html:
		return nil, uncompiled("HTML in %s", escapers)
	case v.typ.Kind() == reflect.Int && (escapers == "htmlescaper" || escapers == "attrescaper" || escapers == "rcdataescaper"):
		return func(s *state) { fmt.Fprint(s.out, v.eval(s).Int()) }, nil
	case v.typ.Kind() != reflect.String:
		return nil, uncompiled("printing %s", v.typ)
	}
	switch escapers {
	case "htmlescaper", "attrescaper", "rcdataescaper":
		return func(s *state) { writeEscaped(s.out, v.eval(s).String()) }, nil
	}
	if u := urlEscapers[escapers]; u != nil {
		return func(s *state) { u.write(s.out, v.eval(s).String()) }, nil
	}
	return nil, uncompiled("escapers %s", escapers)
}
