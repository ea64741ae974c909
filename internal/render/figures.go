package render

import "strings"

// figures sets values right-aligned in a column, marks in another. It reports
// false where columns would not do: from right to left, in a narrow terminal, or
// with values that are words.
func (t *typesetter) figures(l labels, items []item) bool {
	values, texts, marks := 0, 0, 0
	for _, it := range items {
		values = max(values, widthOf(it.value))
		texts = max(texts, widthOf(it.text))
		marks = max(marks, widthOf(it.marks))
	}
	room := t.width - 1 - values - gutter
	if t.rtl || values > t.width/3 || room < minText {
		return false
	}
	if room < minText+gutter+marks {
		t.narrowFigures(l, items, values, room)
		return true
	}
	column := min(texts, room-gutter-marks)
	for _, it := range items {
		head := " " + pad(it.value, values) + strings.Repeat(" ", gutter)
		lines := fill(it.text, column)
		last := len(lines) - 1
		for i, line := range lines {
			if i == last {
				line += strings.Repeat(" ", max(0, column-widthOf(line))+gutter) + it.marks
			}
			t.line(plain, head+line)
			head = strings.Repeat(" ", widthOf(head))
		}
	}
	return true
}

// gutter stands between columns; a column of text has at least minText.
const (
	gutter  = 2
	minText = 12
)

// narrowFigures leaves the marks behind the text.
func (t *typesetter) narrowFigures(l labels, items []item, values, room int) {
	for _, it := range items {
		head := " " + pad(it.value, values) + strings.Repeat(" ", gutter)
		for _, line := range fill(l.marked(it), room) {
			t.line(plain, head+line)
			head = strings.Repeat(" ", widthOf(head))
		}
	}
}
