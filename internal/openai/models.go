package openai

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"

	"panj/internal/llm"
)

// Models lists the ids that the server offers, sorted, each once.
func (c *Client) Models(ctx context.Context) ([]string, error) {
	list, err := c.api.ListModels(ctx)
	if err != nil {
		return nil, c.failure(ctx, err)
	}
	var ids []string
	for _, m := range list.Models {
		if id := llm.OneLine(m.ID); id != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

type modelID struct {
	ID string `json:"id"`
}

// modelList rewrites a server's list as go-openai reads it. Some send a bare
// array, and fields of other types beside the id.
func modelList(resp *http.Response) error {
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxLine))
	resp.Body.Close()
	if err != nil {
		return err
	}
	var list struct {
		Data []modelID `json:"data"`
	}
	if json.Unmarshal(b, &list.Data) != nil && json.Unmarshal(b, &list) != nil {
		return &llm.Error{Kind: llm.BadReply, Message: "the server sent no list of models: does the base URL end in /v1?"}
	}
	if b, err = json.Marshal(list); err != nil {
		return err
	}
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(b)), int64(len(b))
	return nil
}
