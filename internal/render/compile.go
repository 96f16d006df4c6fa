package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
)

// html/template parses the templates, checks them and decides what must be escaped how; that is its
// worth, and it is done once. Executing them for every page is slow, because each action looks its
// fields up by name and calls its functions by reflection. The types of our pages are known, so a
// template that was escaped is compiled here into steps that know the place of every field.
//
// What this compiler does not know (a method, an unusual escaper, a type that can't be told before)
// makes it give up on that page kind, which html/template then executes as ever: a user's template may
// use all that html/template offers. Both ways give the same bytes; a test holds them together.

// errUncompiled says that a template uses something that only html/template executes.
var errUncompiled = errors.New("not compiled")

func uncompiled(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errUncompiled, fmt.Sprintf(format, args...))
}

// state is one execution: what is written, and the values of dot and of variables.
type state struct {
	out  *bytes.Buffer
	dot  reflect.Value
	vars []reflect.Value
	room []reflect.Value // variables of all programs that are being run
	err  error           // of a function; ends the page
}

// step is one compiled node.
type step func(s *state)

func (s *state) do(steps []step) {
	for _, do := range steps {
		do(s)
	}
}

// program is a compiled template for a dot of one type.
type program struct {
	steps []step
	vars  int // variables that it uses at once, "$" among them
}

// run executes the program with its own dot and variables.
func (p *program) run(s *state, dot reflect.Value) {
	outer, vars, used := s.dot, s.vars, len(s.room)
	s.room = slices.Grow(s.room, p.vars)[:used+p.vars]
	s.dot, s.vars = dot, s.room[used:]
	s.vars[0] = dot
	s.do(p.steps)
	s.dot, s.vars, s.room = outer, vars, s.room[:used]
}

// compiler compiles the templates of one set.
type compiler struct {
	set      *template.Template
	words    *messages
	programs map[programKey]*program
}

type programKey struct {
	name string
	dot  reflect.Type
}

// compile makes the program of a page kind, laid out by base.html.
func compile(set *template.Template, words *messages, dot reflect.Type) (*program, error) {
	c := &compiler{set: set, words: words, programs: map[programKey]*program{}}
	return c.template("base.html", dot)
}

func (c *compiler) template(name string, dot reflect.Type) (*program, error) {
	key := programKey{name, dot}
	if known := c.programs[key]; known != nil {
		return known, nil
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		return nil, uncompiled("no template %s", name)
	}
	p := &program{vars: 1}
	c.programs[key] = p // before its body: a template may call itself
	b := &body{compiler: c, program: p, scope: []variable{{"$", dot}}}
	steps, err := b.list(t.Tree.Root, dot)
	if err != nil {
		return nil, err
	}
	p.steps = steps
	return p, nil
}

// body compiles the nodes of one template.
type body struct {
	*compiler
	program *program
	scope   []variable // its index is the variable's place
}

type variable struct {
	name string
	typ  reflect.Type
}

func (b *body) declare(name string, typ reflect.Type) int {
	b.scope = append(b.scope, variable{name, typ})
	b.program.vars = max(b.program.vars, len(b.scope))
	return len(b.scope) - 1
}

func (b *body) list(l *parse.ListNode, dot reflect.Type) (steps []step, err error) {
	if l == nil {
		return nil, nil
	}
	depth := len(b.scope)
	defer func() { b.scope = b.scope[:depth] }()
	for _, node := range l.Nodes {
		do, err := b.node(node, dot)
		if err != nil {
			return nil, err
		}
		if do != nil {
			steps = append(steps, do)
		}
	}
	return steps, nil
}

func (b *body) node(node parse.Node, dot reflect.Type) (step, error) {
	switch n := node.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(s *state) { s.out.Write(text) }, nil
	case *parse.CommentNode:
		return nil, nil
	case *parse.ActionNode:
		return b.action(n, dot)
	case *parse.ListNode:
		steps, err := b.list(n, dot)
		return func(s *state) { s.do(steps) }, err
	case *parse.IfNode:
		return b.branch(&n.BranchNode, dot, false)
	case *parse.WithNode:
		return b.branch(&n.BranchNode, dot, true)
	case *parse.RangeNode:
		return b.loop(n, dot)
	case *parse.TemplateNode:
		return b.call(n, dot)
	}
	return nil, uncompiled("%s", node)
}

func (b *body) call(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	if n.Pipe == nil {
		p, err := b.template(n.Name, reflect.TypeFor[struct{}]())
		if err != nil {
			return nil, err
		}
		return func(s *state) { p.run(s, reflect.ValueOf(struct{}{})) }, nil
	}
	arg, err := b.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	p, err := b.template(n.Name, arg.typ)
	if err != nil {
		return nil, err
	}
	return func(s *state) { p.run(s, arg.eval(s)) }, nil
}

// branch compiles if and with.
func (b *body) branch(n *parse.BranchNode, dot reflect.Type, with bool) (step, error) {
	if len(n.Pipe.Decl) > 0 {
		return nil, uncompiled("variable in %s", n)
	}
	cond, err := b.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	test, err := truth(cond.typ)
	if err != nil {
		return nil, err
	}
	inner := dot
	if with {
		inner = cond.typ
	}
	then, err := b.list(n.List, inner)
	if err != nil {
		return nil, err
	}
	otherwise, err := b.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(s *state) {
		v, outer, steps := cond.eval(s), s.dot, otherwise
		if test(v) {
			steps = then
			if with {
				s.dot = v
			}
		}
		s.do(steps)
		s.dot = outer
	}, nil
}

// truth gives the test by which templates take a value of a type for true.
func truth(t reflect.Type) (func(reflect.Value) bool, error) {
	switch t.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool, nil
	case reflect.String, reflect.Slice:
		return func(v reflect.Value) bool { return v.Len() > 0 }, nil
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }, nil
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }, nil
	}
	return nil, uncompiled("truth of %s", t)
}

// loop compiles range over a slice, with or without variables.
func (b *body) loop(n *parse.RangeNode, dot reflect.Type) (step, error) {
	depth := len(b.scope)
	defer func() { b.scope = b.scope[:depth] }()
	pipe := *n.Pipe
	pipe.Decl = nil
	list, err := b.pipe(&pipe, dot)
	if err != nil {
		return nil, err
	}
	if list.typ.Kind() != reflect.Slice {
		return nil, uncompiled("range over %s", list.typ)
	}
	index, element := -1, -1
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		element = b.declare(decl[0].Ident[0], list.typ.Elem())
	case 2:
		index = b.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		element = b.declare(decl[1].Ident[0], list.typ.Elem())
	}
	each, err := b.list(n.List, list.typ.Elem())
	if err != nil {
		return nil, err
	}
	b.scope = b.scope[:depth]
	none, err := b.list(n.ElseList, dot)
	if err != nil {
		return nil, err
	}
	return func(s *state) {
		v, outer := list.eval(s), s.dot
		for i := range v.Len() {
			s.dot = v.Index(i)
			if index >= 0 {
				s.vars[index] = reflect.ValueOf(i)
			}
			if element >= 0 {
				s.vars[element] = s.dot
			}
			s.do(each)
		}
		s.dot = outer
		if v.Len() == 0 {
			s.do(none)
		}
	}, nil
}
