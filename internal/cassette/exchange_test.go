package cassette

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func diffOf(want, got exchange) string {
	return cmp.Diff(want, got, cmp.AllowUnexported(exchange{}, request{}, reply{}))
}

func streamOf(body string) exchange {
	return exchange{request{"POST", "/chat/completions", `{"a":1}`}, 1, reply{200, "text/event-stream", "", body}}
}

// hostile are contents that look like parts of a file.
var hostile = []string{
	"-- response --", "--", "-- x", "+ more", "\\", "\\+", "\n\n", "\n-- events --\ndata [DONE]\n", " ", "  text 3", "\"", "a\r\nb", "\x00",
	"\u2028", "\u202eabc", "\ufeff", "data: {}", "[DONE]", "line x", "\\n\n+", "😀", "می\u200cرود", strings.Repeat("长", 5000),
}

func TestExchangesReadBackTheSame(t *testing.T) {
	var tests []exchange
	for _, text := range hostile {
		var c cleaner
		tests = append(tests, streamOf(c.stream(events(text, "", text, text), true)))
		quoted := string(appendString(nil, text))
		tests = append(tests,
			exchange{request{"POST", "/p", quoted}, 2, reply{400, "", "", quoted}},
			exchange{request{"POST", "/p", text}, 3, reply{200, "text/html", cutClosed, text}},
			exchange{request{"POST", "/p", `{"` + "k" + `":` + quoted + `}`}, 4, reply{200, "application/json", "", `{"choices":[{"message":{"content":` + quoted + `}}]}`}},
		)
	}
	tests = append(tests,
		exchange{request{"POST", "/", ""}, 1, reply{}},
		streamOf(""), streamOf("\n"), streamOf("tail"), streamOf("data: {}\n"), streamOf("data: {}\n\n\n"),
		streamOf("data: \"x\n\n"), streamOf("event: error\ndata: {}\n\n"), streamOf("data: {\"b\": 1}\n\n"),
		streamOf(`data: {"choices":[{"delta":{"reasoning":"думает","content":"ва"}}]}`+"\n\n"),
		streamOf(`data: {"choices":[{"delta":{"reasoning_content":"думает"}}]}`+"\n\n"+`data: {"choices":[{"delta":{"content":"ва"}}]}`+"\n\n"),
		streamOf(`data: {"choices":[{"delta":{"content":"a","content":"b"}}]}`+"\n\n"),
	)
	for _, x := range tests {
		if tree, err := parseTree(x.request.body); err == nil {
			x.request.body = tree.compact()
		}
		text, err := x.encode()
		if err != nil {
			t.Errorf("%+v: %v", x, err)
			continue
		}
		got, err := decode(text)
		if err != nil {
			t.Errorf("decoding %s: %v", text, err)
			continue
		}
		if diff := diffOf(x, got); diff != "" {
			t.Errorf("it reads back otherwise (-want +got):\n%s\n%s", diff, text)
		}
	}
}

func TestReasoningStandsBesideTheText(t *testing.T) {
	text, err := streamOf(`data: {"choices":[{"delta":{"reasoning":"first"}}]}` + "\n\n" +
		`data: {"choices":[{"delta":{"reasoning":" then"}}]}` + "\n\n" + `data: {"choices":[{"delta":{"content":"answer"}}]}` + "\n\n").encode()
	if err != nil || !strings.Contains(text, "-- reasoning --\nfirst then\n-- text --\nanswer\n-- events --\n") {
		t.Errorf("%v\n%s", err, text)
	}
}

func TestLongStreamsFold(t *testing.T) {
	pieces := strings.Split(strings.Repeat("кор ", 2000), "")
	var c cleaner
	body := c.stream(events(pieces...), true)
	text, err := streamOf(body).encode()
	if err != nil || len(text)*20 > len(body) {
		t.Errorf("%d bytes of events take %d in the file, %v", len(body), len(text), err)
	}
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, "  text") && len(line) > 100 {
			t.Fatalf("a line of counts is too long: %s", line)
		}
	}
}

func TestBadFilesAreNamed(t *testing.T) {
	good, err := streamOf(scrubbed(events("Панҷ"))).encode()
	if err != nil {
		t.Fatal(err)
	}
	edit := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	tests := []struct{ name, file, want string }{
		{"empty", "", "not with exchange/1"},
		{"another format", edit("exchange/1", "exchange/2"), `"exchange/2", not with exchange/1`},
		{"CRLF", strings.ReplaceAll(good, "\n", "\r\n"), "changed to CRLF"},
		{"no request line", edit("POST /", "POST"), ""},
		{"no number", edit("#1", "#0"), "no number of the answer"},
		{"broken request", edit(`"a": 1`, `"a": `), "reading the section request"},
		{"no response", edit("-- response --\n", "-- reply --\n"), "no section response"},
		{"bad status", edit("200 text", "ok text"), "is no status"},
		{"bad cut", edit("event-stream\n", "event-stream\ncut: torn\n"), "no way to be cut"},
		{"text edited", edit("\nПанҷ\n", "\nПанҷум\n"), "longer than its events say"},
		{"text shortened", edit("\nПанҷ\n", "\nП\n"), "was the section edited without its events"},
		{"bad count", edit("  text 8", "  text -8"), "can't be taken"},
		{"count of another place", edit("  text 8", "  content 8"), "no place for"},
		{"counts under nothing", edit("-- events --\n", "-- events --\n  text 1\n"), "counts stand under no event"},
		{"unknown event", edit("data [DONE]", "date [DONE]"), "no kind of event"},
		{"twice", good + "-- text --\nx\n", "occurs twice"},
		{"bad head", edit("-- text --", "-- text"), "no section's head"},
		{"nothing to go on from", edit("-- text --\n", "-- text --\n+"), "goes on from nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.file == good {
				t.Fatal("the edit changed nothing")
			}
			_, err := decode(tt.file)
			if tt.want == "" {
				return // any path is a path: the file's name tells
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestEventsCanNotGrowWithoutBound(t *testing.T) {
	file := fileHead + "\nPOST / #1\n-- response --\n200 text/event-stream\n-- text --\n" + strings.Repeat("a", 20000) +
		"\n-- events --\ndata {\"choices\":[{\"delta\":{\"content\":\"\"}}],\"x\":\"" + strings.Repeat("b", 20000) + "\"}" +
		"\n  text" + strings.Repeat(" 1", 20000) + "\n"
	if _, err := decode(file); err == nil || !strings.Contains(err.Error(), "more than 64 MB") {
		t.Errorf("got %v", err)
	}
}

func TestCompactKeepsOrderNumbersAndDoubles(t *testing.T) {
	tests := []struct{ in, want string }{
		{` { "b" : 1.50 , "a" : [ 12345678901234567890 , -0 , 1e400 , null , true ] , "b" : { } } `, `{"b":1.50,"a":[12345678901234567890,-0,1e400,null,true],"b":{}}`},
		{`"\u0442\u04b7 \u003cg1\u003e \/ \ud83d\ude00 \n"`, `"тҷ <g1> / 😀 \n"`},
	}
	for _, tt := range tests {
		if got := canonical(tt.in); got != tt.want {
			t.Errorf("canonical(%s) = %s, want %s", tt.in, got, tt.want)
		}
	}
	for _, bad := range []string{"", "{", "{} {}", "nul", `{"a":}`, strings.Repeat("[", 20000)} {
		if got := canonical(bad); got != bad {
			t.Errorf("canonical(%.20q) = %.20q, want it as it is", bad, got)
		}
	}
}

// FuzzDecode: a file is text from a repository. Reading it never fails but by an
// error, and what was read can be written and read again.
func FuzzDecode(f *testing.F) {
	for _, text := range hostile[:len(hostile)-1] { // without the long one
		for _, x := range []exchange{streamOf(scrubbed(events(text, text))), {request{"POST", "/", text}, 1, reply{200, "", cutEnded, text}}} {
			if file, err := x.encode(); err == nil {
				f.Add(file)
			}
		}
	}
	f.Fuzz(func(t *testing.T, file string) {
		x, err := decode(file)
		if err != nil {
			return
		}
		again, err := x.encode()
		if err != nil {
			t.Fatalf("it was read and can't be written: %v\n%+v", err, x)
		}
		if y, err := decode(again); err != nil || y != x {
			t.Errorf("written and read again it is otherwise: %v\n%s", err, diffOf(x, y))
		}
	})
}

// FuzzReply: whatever a server sends can be kept, and is the same on replay.
func FuzzReply(f *testing.F) {
	f.Add("text/event-stream", events("a", "б"), true)
	f.Add("application/json", `{"choices":[{"message":{"content":"a"}}]}`, true)
	f.Add("", "data: {}\n\ndata", false)
	for _, text := range hostile[:len(hostile)-1] {
		f.Add("text/event-stream", text, true)
	}
	f.Fuzz(func(t *testing.T, kind, raw string, whole bool) {
		if unclean(kind) || strings.ContainsAny(kind, "\n") || strings.TrimSpace(kind) != kind {
			return // no header can be so
		}
		e := end(cutBroken)
		if whole {
			e = endWhole
		}
		c := cleaner{secrets: []string{"0123456789"}}
		x := exchange{request{"POST", "/", "{}"}, 1, c.reply(reply{status: 200, contentType: kind}, raw, e)}
		text, err := x.encode()
		if err != nil {
			t.Fatalf("%v: %+v", err, x)
		}
		var again cleaner
		if got := again.reply(reply{status: 200, contentType: kind}, x.reply.body, e); x.cut == "" && got.body != x.reply.body {
			t.Errorf("cleaning twice: %q, then %q\n%s", x.reply.body, got.body, text)
		}
	})
}
