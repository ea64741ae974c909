package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// maxBytes is the size of a document that is read at all; the longest article
// is a thousandth of it.
const maxBytes = 32 << 20

// load reads all bytes of a file or of standard input.
func load(ctx context.Context, arg string, stdin io.Reader) ([]byte, error) {
	if arg == "-" {
		if stdin == nil {
			return nil, errors.New("there is no standard input")
		}
		return Await(ctx, func() ([]byte, error) { return readAll(stdin) })
	}
	return Await(ctx, func() ([]byte, error) { return readFile(arg) })
}

// Await runs a read that can't be interrupted, such as that of a terminal or of a
// pipe, until the context ends; the error is then the context's cause.
func Await[T any](ctx context.Context, read func() (T, error)) (T, error) {
	var none T
	if ctx.Err() != nil {
		return none, context.Cause(ctx)
	}
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := read()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		return none, context.Cause(ctx)
	}
}

func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, cause(err)
	}
	if info.IsDir() {
		return nil, errors.New("is a directory")
	}
	return readAll(f)
}

func readAll(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, cause(err)
	}
	if len(data) > maxBytes {
		return nil, fmt.Errorf("larger than %d MiB: cut it into smaller files", maxBytes>>20)
	}
	return data, nil
}

// cause drops the operation and the path, which the caller's message has.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
