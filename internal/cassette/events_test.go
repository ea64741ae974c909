package cassette

import (
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// What came before the break must not be lost because a server names its stream
// text/plain and begins it with a comment.
func TestAStreamOfAWrongContentTypeIsStillAStream(t *testing.T) {
	for _, begin := range []string{": OPENROUTER PROCESSING\n\n", "event: message\n", "id: 0\n", "\n"} {
		stream := begin + strings.Join(strings.SplitAfter(events("one ", "two "), "\n\n")[:3], "")
		base := server(t, func(w http.ResponseWriter, _ string) {
			w.Header().Set("Content-Type", "text/plain")
			_, _ = io.WriteString(w, stream)
			hangUp(w)
		})
		dir := filepath.Join(t.TempDir(), "recorded")
		r := record(t, dir, base)
		ask(t, r.Wrap(http.DefaultTransport), newRequest(t, base+"/chat/completions", question))
		closeIt(t, r)
		got := ask(t, play(t, dir), newRequest(t, placeholder, question))
		if got.body != scrubbed(stream) || !errors.Is(got.err, io.ErrUnexpectedEOF) {
			t.Errorf("replay of a stream that begins with %q gave %q, %v", begin, got.body, got.err)
		}
	}
}
