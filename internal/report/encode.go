package report

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
)

// Encode writes JSON and a line end: indented by two spaces, or on one line for
// jsonl. Every field of the contract is there: empty lists are [], empty maps {},
// a count that the article does not give null. The same values give the same bytes.
func (r *Report) Encode(w io.Writer, indent bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(whole(reflect.ValueOf(*r)).Interface()); err != nil {
		return fmt.Errorf("writing report: %w", err)
	}
	return nil
}

// whole copies a value, with empty slices and maps in the place of nil ones.
// Bytes (an extra field's JSON) are left as they are.
func whole(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Struct:
		return wholeStruct(v)
	case reflect.Slice:
		return wholeSlice(v)
	case reflect.Map:
		if v.IsNil() {
			return reflect.MakeMap(v.Type())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out := reflect.New(v.Type().Elem())
			out.Elem().Set(whole(v.Elem()))
			return out
		}
	}
	return v
}

func wholeStruct(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	for i := range v.NumField() {
		if jsonName(v.Type().Field(i)) != "" {
			out.Field(i).Set(whole(v.Field(i)))
		}
	}
	return out
}

func wholeSlice(v reflect.Value) reflect.Value {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return v
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		out.Index(i).Set(whole(v.Index(i)))
	}
	return out
}
