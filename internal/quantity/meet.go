package quantity

import "math"

// Meets says whether two quantities can stand for the same value: equal in one
// of their readings, or equal after converting units that both sides name,
// clock times modulo twelve, stretches of time in other units (60 days, two
// months), decades modulo a century, years of the Solar
// Hijri calendar 621 or 622 behind. Different currencies never meet.
func Meets(a, b Quantity) bool {
	switch {
	case a.Kind == Money && b.Kind == Money && a.Unit != b.Unit:
		return false
	case (a.Kind == Month) != (b.Kind == Month):
		return false
	case a.time != "" && b.time != "" && a.time != b.time:
		return lasts(a, b)
	case (a.Unit != b.Unit || a.Unit == "degree") && a.measured() && b.measured():
		if met, ok := converted(a, b); ok {
			return met
		}
	}
	for _, v := range a.Values {
		for _, w := range b.Values {
			if same(v, w) || a.otherwise(b, v, w) || b.otherwise(a, w, v) {
				return true
			}
		}
	}
	return false
}

func same(v, w float64) bool {
	return v == w || math.Abs(v-w) <= 1e-9*math.Max(math.Abs(v), math.Abs(w))
}

// within says equal within a share of the larger.
func within(v, w, share float64) bool {
	return math.Abs(v-w) <= share*math.Max(math.Abs(v), math.Abs(w))
}

// days is how long a unit of time is, 0 for what is none.
func days(unit string) float64 {
	switch unit {
	case "second":
		return 1. / 86400
	case "minute":
		return 1. / 1440
	case "hour":
		return 1. / 24
	case "day":
		return 1
	case "week":
		return 7
	case "month":
		return 365.25 / 12
	case "year":
		return 365.25
	case "decade":
		return 3652.5
	case "century":
		return 36525
	}
	return 0
}

// lasts compares stretches of time in two units. 60 days are two months to a
// journalist, 31 days one.
func lasts(a, b Quantity) bool {
	for _, v := range a.Values {
		for _, w := range b.Values {
			if within(v*days(a.time), w*days(b.time), 0.02) {
				return true
			}
		}
	}
	return false
}

// measured says that a unit can be converted. Pounds are money or weight.
func (a Quantity) measured() bool { return a.Kind == Measure || a.Unit == "GBP" }

// converted compares measures of one dimension; ok is false for units
// that no table places.
func converted(a, b Quantity) (met, ok bool) {
	m, known := measureOf(a.Unit)
	o, both := measureOf(b.Unit)
	if !known || !both {
		return false, false
	}
	if m.dimension != o.dimension {
		// Kilovolts are no kilowatts; kilowatts and kilowatt-hours many writers confuse.
		return false, m.dimension != "power" && m.dimension != "energy" || o.dimension != "power" && o.dimension != "energy"
	}
	for _, v := range a.Values {
		for _, w := range b.Values {
			if m.dimension == "temperature" && warmAs(v, a.Unit, w, b.Unit) ||
				m.factor != 0 && within(m.base(v), o.base(w), m.tolerance(o)) {
				return true, true
			}
		}
	}
	return false, true
}

// warmAs compares temperatures; bare degrees may be of either scale.
func warmAs(v float64, unit string, w float64, other string) bool {
	if unit == "degree" || other == "degree" {
		return same(v, w) || math.Abs(celsius(v)-w) <= 1 || math.Abs(v-celsius(w)) <= 1
	}
	if unit == "°F" {
		v = celsius(v)
	}
	if other == "°F" {
		w = celsius(w)
	}
	return math.Abs(v-w) <= 1
}

func celsius(fahrenheit float64) float64 { return (fahrenheit - 32) * 5 / 9 }

// otherwise tries the special readings of v, a value of a, against w of b.
func (a Quantity) otherwise(b Quantity, v, w float64) bool {
	switch {
	case a.Kind == Clock && v <= 24 && w <= 24 && (b.Kind == Clock || b.Kind == Number):
		return same(math.Round(math.Mod(v, 12)*100), math.Round(math.Mod(w, 12)*100))
	case a.Unit == "decade" && (b.Unit == "decade" || b.Kind == Year || b.Kind == Number || b.Kind == Ordinal):
		return math.Min(v, w) >= 10 && math.Min(v, w) < 100 && math.Max(v, w) < 2100 && same(math.Mod(v, 100), math.Mod(w, 100))
	case a.Unit == "solar" && a.Kind == Year && b.Kind == Year && b.Unit != "solar":
		return same(v+621, w) || same(v+622, w)
	case a.Weak && !a.Word && v >= 10 && v < 100 && b.Kind == Year:
		return same(v, math.Mod(w, 100)) // SS19, a season of 2019
	case a.Kind == Percent && b.Weak && w < 1:
		return same(v, w*100)
	}
	return false
}
