package quantity

// measure places a unit: its dimension, its factor to the dimension's base,
// and the system it belongs to.
type measure struct {
	dimension string
	factor    float64
	imperial  bool
}

// measureOf knows the units of the tables (NIST SP 811 for the factors).
func measureOf(unit string) (measure, bool) {
	switch unit {
	case "km":
		return measure{"length", 1000, false}, true
	case "m":
		return measure{"length", 1, false}, true
	case "cm":
		return measure{"length", 0.01, false}, true
	case "mm":
		return measure{"length", 0.001, false}, true
	case "mi":
		return measure{"length", 1609.344, true}, true
	case "yd":
		return measure{"length", 0.9144, true}, true
	case "ft":
		return measure{"length", 0.3048, true}, true
	case "in":
		return measure{"length", 0.0254, true}, true
	case "km2":
		return measure{"area", 1e6, false}, true
	case "ha":
		return measure{"area", 1e4, false}, true
	case "m2":
		return measure{"area", 1, false}, true
	case "mi2":
		return measure{"area", 2589988, true}, true
	case "ac":
		return measure{"area", 4046.86, true}, true
	case "ft2":
		return measure{"area", 0.092903, true}, true
	}
	return heavyMeasure(unit)
}

func heavyMeasure(unit string) (measure, bool) {
	switch unit {
	case "t":
		return measure{"mass", 1000, false}, true
	case "kg":
		return measure{"mass", 1, false}, true
	case "g":
		return measure{"mass", 0.001, false}, true
	case "lb", "GBP": // "pound" without "sterling" is either
		return measure{"mass", 0.45359237, true}, true
	case "oz":
		return measure{"mass", 0.028349523, true}, true
	case "l":
		return measure{"volume", 0.001, false}, true
	case "m3":
		return measure{"volume", 1, false}, true
	case "km3":
		return measure{"volume", 1e9, false}, true
	case "gal":
		return measure{"volume", 0.003785412, true}, true
	case "km/h": // its hour is often told elsewhere in the sentence
		return measure{"length", 1000, false}, true
	case "mph":
		return measure{"length", 1609.344, true}, true
	case "°C", "°F", "degree":
		return measure{dimension: "temperature"}, true
	}
	return electricMeasure(unit)
}

func electricMeasure(unit string) (measure, bool) {
	switch unit {
	case "kW":
		return measure{"power", 1, false}, true
	case "kV":
		return measure{"voltage", 1, false}, true
	case "MW":
		return measure{"power", 1e3, false}, true
	case "GW":
		return measure{"power", 1e6, false}, true
	case "kWh":
		return measure{"energy", 1, false}, true
	case "MWh":
		return measure{"energy", 1e3, false}, true
	case "GWh":
		return measure{"energy", 1e6, false}, true
	case "TWh":
		return measure{"energy", 1e9, false}, true
	}
	return measure{}, false
}

// base converts a value to the base of its dimension.
func (m measure) base(v float64) float64 { return v * m.factor }

// tolerance is wide between systems, where writers round (measured on human
// news translations: 7 %), and nearly none between prefixes of one.
func (m measure) tolerance(o measure) float64 {
	if m.imperial != o.imperial {
		return 0.07
	}
	return 0.005
}
