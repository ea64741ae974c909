package article

// Cut divides blocks into sections of at most limit by cost, kept in order; a
// block that alone costs more is a section of its own, and a heading opens a
// section rather than ends one, unless it doesn't fit with what follows. Blocks
// that are not translatable are left out. cost is called once for each block.
func Cut(blocks []Block, limit int, cost func(Block) int) [][]Block {
	var sections [][]Block
	var section []Block
	var costs []int
	total := 0
	for _, b := range blocks {
		if !b.Translatable() {
			continue
		}
		n := cost(b)
		if len(section) > 0 && total+n > limit {
			from := headingsAtEnd(section, costs, limit-n)
			sections = append(sections, section[:from:from])
			section, costs = section[from:], costs[from:]
			total = sum(costs)
		}
		section, costs = append(section, b), append(costs, n)
		total += n
	}
	if len(section) > 0 {
		sections = append(sections, section)
	}
	return sections
}

// headingsAtEnd is where the headings begin that end a section and have room
// in the next one; they are never all of it.
func headingsAtEnd(section []Block, costs []int, room int) int {
	from, moved := len(section), 0
	for i := len(section) - 1; i > 0; i-- {
		moved += costs[i]
		if k := section[i].Kind; k != Heading && k != Title || moved > room {
			break
		}
		from = i
	}
	return from
}

func sum(costs []int) int {
	total := 0
	for _, c := range costs {
		total += c
	}
	return total
}
