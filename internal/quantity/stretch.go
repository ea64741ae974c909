package quantity

// splitTimes lets a stretch of time be told in two units: 12 and a half years
// are 12 years and 6 months, 90 minutes an hour and 30 minutes.
func (a *alignment) splitTimes() {
	splitTime(a.s, a.mate[0], a.t, a.mate[1])
	splitTime(a.t, a.mate[1], a.s, a.mate[0])
}

func splitTime(stretches []Quantity, mine []int, others []Quantity, theirs []int) {
	for i, q := range stretches {
		if mine[i] != nobody || q.time == "" {
			continue
		}
		place := i * len(others) / len(stretches)
		for j := max(0, place-candidates); j < min(len(others)-1, place+candidates); j++ {
			// The small one may have met another number: section 6, 6 months.
			if theirs[j] == nobody && sums(q, others[j], others[j+1]) {
				mine[i], theirs[j] = excused, excused
				if theirs[j+1] == nobody {
					theirs[j+1] = excused
				}
				break
			}
		}
	}
}

// sums says that two stretches of time, the second in smaller units, make q.
func sums(q, a, b Quantity) bool {
	if a.time == "" || b.time == "" || days(a.time) <= days(b.time) {
		return false
	}
	return within(q.Values[0]*days(q.time), a.Values[0]*days(a.time)+b.Values[0]*days(b.time), 0.002)
}
