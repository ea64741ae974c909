package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

type temperatureKey struct{}

// withTemperature hands a temperature past go-openai to the transport.
func withTemperature(ctx context.Context, t *float32) context.Context {
	if t == nil {
		return ctx
	}
	return context.WithValue(ctx, temperatureKey{}, *t)
}

// writeTemperature is req with the context's temperature as its body's last
// field; req itself where there is none.
func writeTemperature(req *http.Request) (*http.Request, error) {
	t, ok := req.Context().Value(temperatureKey{}).(float32)
	if !ok || req.Body == nil {
		return req, nil
	}
	number, err := json.Marshal(t)
	if err != nil {
		return nil, fmt.Errorf("writing the temperature: %w", err)
	}
	b, err := io.ReadAll(req.Body)
	req.Body.Close()
	if err != nil {
		return nil, fmt.Errorf("writing the temperature: %w", err)
	}
	b = bytes.TrimSuffix(bytes.TrimSpace(b), []byte("}"))
	b = append(append(append(b, `,"temperature":`...), number...), '}')
	req = req.Clone(req.Context())
	setBody(req, b)
	return req, nil
}

// setBody gives req a body that can be sent again.
func setBody(req *http.Request, b []byte) {
	req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
	req.Body, _ = req.GetBody()
	req.ContentLength = int64(len(b))
}
