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
		return await(ctx, func() ([]byte, error) { return readAll(stdin) })
	}
	return await(ctx, func() ([]byte, error) { return readFile(arg) })
}

// await runs a read that can't be interrupted, such as that of a terminal or
// of a pipe, beside ctx.
func await(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := read()
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
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
