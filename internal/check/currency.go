package check

import "strings"

// currencies are names of money that hold a country's. 14亿美元 and 1,4 млрд
// долларов США are the same sum: the second names no country that the first leaves out.
var currencies = strings.NewReplacer(
	"долларов США", "долларов", "доллара США", "доллара", "доллар США", "доллар", "долларах США", "долларах", "долларам США", "долларам", "долларами США", "долларами",
	"доллари ИМА", "доллар", "доллари Амрико", "доллар", "юани Чин", "юан", "рубли Русия", "рубл",
	"دالر امریکایی", "دالر", "دالر امریکا", "دالر", "یوان چین", "یوان", "روبل روسیه", "روبل",
	"US dollar", "dollar", "U.S. dollar", "dollar", "Chinese yuan", "yuan", "Russian rouble", "rouble", "Russian ruble", "ruble",
	"китайских юаней", "юаней", "российских рублей", "рублей",
)

// withoutCurrencies leaves the countries out of the names of their money.
func withoutCurrencies(text string) string { return currencies.Replace(text) }
